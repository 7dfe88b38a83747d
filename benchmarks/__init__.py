"""How accurate and how fast softmaxlib is beside others: `python -m benchmarks`."""
