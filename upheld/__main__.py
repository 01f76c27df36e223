"""`py -m upheld`, where no command is on the path."""

from upheld.cli.__main__ import main

if __name__ == "__main__":
    main()
