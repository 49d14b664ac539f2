"""`python -m alliance_cli` is the same program as `alliance`."""

from alliance_cli.cli.app import main

if __name__ == "__main__":
    main()
