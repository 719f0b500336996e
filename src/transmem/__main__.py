"""The command `transmem`, also as `python -m transmem`."""

from transmem.cli import main

if __name__ == "__main__":
    main()
