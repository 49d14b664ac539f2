"""The program: `alliance`, and `python -m alliance_cli`."""

import gc
import sys

from alliance_cli.cli.exits import INTERRUPTED, SIGNALLED


def main() -> None:
    """Run the program; an interruption ends it quietly, even while it starts."""
    # A run makes many records and drops few; to look for circles among them took a fifth of it.
    gc.set_threshold(100_000, 50, 100)
    code: str | int | None = None
    # Every import is inside, so that this is true.
    try:
        from alliance_cli.cli.signals import ending_in_order  # noqa: PLC0415

        with ending_in_order():
            from alliance_cli.cli.app import app  # noqa: PLC0415

            app(prog_name="alliance")
    except KeyboardInterrupt:
        code = INTERRUPTED
    except SystemExit as end:
        code = end.code
    if sys.stdout and isinstance(code, int) and code > SIGNALLED:
        from alliance_cli.cli.delivery import drop_the_rest  # noqa: PLC0415

        # An answer that is half written holds up no program that is to end.
        drop_the_rest(sys.stdout)
    sys.exit(code)


if __name__ == "__main__":
    main()
