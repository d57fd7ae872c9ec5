"""`python -m fundingkit`: the command line."""

from fundingkit.cli import main

if __name__ == "__main__":
    main()
