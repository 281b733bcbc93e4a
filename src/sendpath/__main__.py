"""The program's front door: ``sendpath`` and ``python -m sendpath``."""

import gc


def main() -> None:
    """Run one command. The collector is off: a short command ends before it would pay."""
    gc.disable()
    try:
        from sendpath.cli.main import run  # noqa: PLC0415 - after the collector is off

        run()
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
