"""Print how fast and how accurate softmaxlib is beside others.

python -m benchmarks                    about twenty minutes, and 11 GB of memory
python -m benchmarks --small            less than a minute: without the large tables
python -m benchmarks --picture FILE     also draws both into a PNG file
"""

import argparse
import platform

import numpy as np
import scipy

from benchmarks import accuracy, speed
from benchmarks.contenders import NAMES, torch

FUNCTIONS = ("softmax", "log_softmax", "logsumexp")
SECONDS_AND_ROWS_IF_SMALL = (0.1, 3)
DIGITS_LOST = 1e15  # beyond that, no digit is right


def main():
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--small", action="store_true", help="only small tables, few rows")
    parser.add_argument("--picture", metavar="FILE", help="draw both tables into this PNG file")
    options = parser.parse_args()
    sizes = speed.SIZES[:3] if options.small else speed.SIZES
    seconds, count = SECONDS_AND_ROWS_IF_SMALL if options.small else (2.0, 30)

    print(f"NumPy {np.__version__}, SciPy {scipy.__version__}, Python {platform.python_version()}")
    if torch is None:
        print("PyTorch is not installed: left out")
    times = {}
    for dtype in (np.float64, np.float32):
        for function in FUNCTIONS:
            measured = [speed.measure(function, size, dtype, seconds) for size in sizes]
            times[function, dtype] = [speed.ratios(m) for m in measured]
            in_us = [f"{m['SciPy'] * 1e6:,.0f}" for m in measured]
            title = f"Time of {function}, {dtype.__name__}, as a multiple of SciPy's"
            show(title, [*map(str, sizes)], times[function, dtype], "{:.2f}")
            print(f"{'SciPy, microseconds':28}" + "".join(f"{t:>15}" for t in in_us), flush=True)
    if not options.small:
        rows = f"(list comprehension in large tables: {speed.FEW_ROWS} rows, scaled up)"
        print(rows)
        memory = [speed.extra_memory(f, (4096, 50257)) for f in FUNCTIONS]
        show("New memory, (4096, 50257), as a multiple of the input", FUNCTIONS, memory, "{:.2f}")

    errors = {}
    for function in FUNCTIONS:
        errors[function] = accuracy.measure(function, count)
        title = f"Largest error of {function}, float64, in units of the last place"
        show_families(title, errors[function])
    title = "Largest error of softmax(x / T), T = 0.01 (the others are given x / T, rounded)"
    show_families(title, accuracy.measure("softmax", count, temperature=0.01))
    if options.picture:
        from benchmarks.picture import draw

        in_float64 = {function: times[function, np.float64] for function in FUNCTIONS}
        draw(errors, in_float64, sizes).savefig(options.picture, dpi=128)


def show(title, heads, columns, form):
    """Print a table: a line for each contender, a column for each dict."""
    print(f"\n{title}\n{'':28}" + "".join(f"{head:>15}" for head in heads))
    for name, text in NAMES.items():
        if any(name in column for column in columns):
            cells = [form.format(column[name]) if name in column else "" for column in columns]
            print(f"{text:28}" + "".join(f"{cell:>15}" for cell in cells))


def show_families(title, table):
    """Print a table: a line for each family, a column for each contender."""
    names = next(iter(table.values()))
    print(f"\n{title}\n{'':28}" + "".join(f"{name:>15}" for name in names))
    for family, errors in table.items():
        print(f"{family:28}" + "".join(f"{as_error(error):>15}" for error in errors.values()))


def as_error(error):
    """An error as text."""
    if error > DIGITS_LOST:
        return "all digits"
    return f"{error:.1f}" if error < 1000 else f"{error:.0e}"


if __name__ == "__main__":
    main()
