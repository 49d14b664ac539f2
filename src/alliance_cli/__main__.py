"""The program: `alliance`, and `python -m alliance_cli`."""

import gc
import sys


def main() -> None:
    """Run the program; an interruption ends it quietly, even while it starts."""
    # A run makes many records and drops few; to look for circles among them took a fifth of it.
    gc.set_threshold(100_000, 50, 100)
    try:
        from alliance_cli.cli.app import app  # noqa: PLC0415  # inside, so that this is true

        app(prog_name="alliance")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
