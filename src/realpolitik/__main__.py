"""``python -m realpolitik``."""

from realpolitik.cli.main import run

if __name__ == "__main__":
    run()
