"""The program: `alliance`, and `python -m alliance_cli`."""

import sys


def main() -> None:
    """Run the program; an interruption ends it quietly, even while it starts."""
    try:
        from alliance_cli.cli.app import app  # noqa: PLC0415  # inside, so that this is true

        app(prog_name="alliance")
    except KeyboardInterrupt:
        sys.exit(130)


if __name__ == "__main__":
    main()
