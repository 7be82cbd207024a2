"""`make bench`: every figure is a ratio against a limit measured in the same run."""

from bench import loading


def main() -> None:
    loading.main()


if __name__ == "__main__":
    main()
