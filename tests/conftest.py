"""What several test modules need."""

import signal

import pytest


@pytest.fixture
def stop_button():
    """SIGINT raises KeyboardInterrupt, also where nohup or a shell script has it ignored."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)
