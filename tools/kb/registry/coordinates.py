"""From one coordinate system to another: GCJ-02 of Chinese maps, WGS-84 of GPS, BD-09 of Baidu.

GCJ-02 moves a point inside China by up to some 700 metres; outside China both are the same.
The formula is the one that all open converters share; it was never published officially.
"""

from __future__ import annotations

from math import atan2, cos, fabs, hypot, pi, sin, sqrt
from typing import Final

from kb.registry.stations import GCJ_02, Place

_AXIS: Final = 6378137.0
"""Metres: half the long axis of the earth, as the open converters take it (that of WGS-84)."""
_EXCENTRICITY: Final = 0.00669342162296594323
"""Squared: that of Krassovsky's ellipsoid."""
_WEST, _EAST, _SOUTH, _NORTH = 72.004, 137.8347, 0.8293, 55.8271
"""Degrees: the box in which points are moved; it is larger than China."""
_CLOSE: Final = 1e-9
"""Degrees: a tenth of a millimetre, where the way back stops."""
_MOST_STEPS: Final = 30


def to_gcj(longitude: float, latitude: float) -> tuple[float, float]:
    """A WGS-84 point in GCJ-02, as longitude and latitude in degrees."""
    if not (_WEST <= longitude <= _EAST and _SOUTH <= latitude <= _NORTH):
        return longitude, latitude
    east, north = _shift(longitude - 105.0, latitude - 35.0)
    angle = latitude / 180.0 * pi
    flat = 1 - _EXCENTRICITY * sin(angle) ** 2
    meridian = _AXIS * (1 - _EXCENTRICITY) / (flat * sqrt(flat))
    parallel = _AXIS / sqrt(flat) * cos(angle)
    return (
        longitude + east * 180.0 / (parallel * pi),
        latitude + north * 180.0 / (meridian * pi),
    )


def to_wgs(longitude: float, latitude: float) -> tuple[float, float]:
    """The WGS-84 point that lies at a GCJ-02 point, in degrees; exact to 1e-6 and better."""
    x, y = longitude, latitude
    for _ in range(_MOST_STEPS):
        there = to_gcj(x, y)
        x, y = x + longitude - there[0], y + latitude - there[1]
        if max(fabs(longitude - there[0]), fabs(latitude - there[1])) < _CLOSE:
            break
    return x, y


def to_gcj_from_baidu(longitude: float, latitude: float) -> tuple[float, float]:
    """The GCJ-02 point of a BD-09 point, in degrees; exact to about a metre."""
    x, y = longitude - 0.0065, latitude - 0.006
    wave = pi * 3000.0 / 180.0
    far = hypot(x, y) - 0.00002 * sin(y * wave)
    angle = atan2(y, x) - 0.000003 * cos(x * wave)
    return far * cos(angle), far * sin(angle)


def placed(place: Place, system: str) -> Place:
    """A place in the system wanted, `GCJ-02` or `WGS-84`."""
    if place.system == system:
        return place
    move = to_gcj if system == GCJ_02 else to_wgs
    return Place(*move(place.longitude, place.latitude), system)


def _shift(x: float, y: float) -> tuple[float, float]:
    """How far east and north, in metres, a point at `x`, `y` degrees from 105°E 35°N is moved."""
    waves = 20.0 * sin(6.0 * x * pi) + 20.0 * sin(2.0 * x * pi)
    root = sqrt(fabs(x))
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root
    east += (waves + _waves(x, ((20, 1), (40, 3), (150, 12), (300, 30)))) * 2.0 / 3.0
    north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root
    north += (waves + _waves(y, ((20, 1), (40, 3), (160, 12), (320, 30)))) * 2.0 / 3.0
    return east, north


def _waves(value: float, parts: tuple[tuple[float, float], ...]) -> float:
    return sum(height * sin(value / length * pi) for height, length in parts)
