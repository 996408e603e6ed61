"""``python -m analysis`` is ``newsbook``."""

from analysis.cli import main

if __name__ == "__main__":
    main()
