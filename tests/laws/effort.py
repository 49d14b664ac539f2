"""How many examples a law is tried with: few in `quick`, the usual in `ci`, many in `deep`.

`pytest --hypothesis-profile NAME` chooses. `quick` and `ci` try the same examples every time;
`deep` tries others every time, and with `--hypothesis-seed` those of an earlier time again.
"""

from typing import Final

from hypothesis import HealthCheck, settings

_USUAL: Final = 100
_PROFILES: Final = {"quick": 10, "ci": _USUAL, "deep": 1_000}
"""Examples of a law for which the usual number is meant."""


def register_profiles() -> None:
    """Make the profiles known, and `ci` the one in force; no machine is too slow for any."""
    for name, most in _PROFILES.items():
        settings.register_profile(
            name,
            max_examples=most,
            derandomize=name != "deep",
            print_blob=name == "deep",
            database=None,
            deadline=None,
            suppress_health_check=[HealthCheck.too_slow],
        )
    settings.load_profile("ci")


def examples(usual: int) -> settings:
    """So many examples as `ci` tries, in other profiles as many fewer or more as these have."""
    return settings(max_examples=max(1, usual * settings().max_examples // _USUAL))
