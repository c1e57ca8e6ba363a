"""The gamma distribution and its kin for whole arrays: the incomplete beta, what a negative binomial counts, which of two rates is higher.

Written out over numpy, since these few functions are all that scipy (113 MB) would be wanted for. The incomplete beta is the continued
fraction of DLMF 8.17.22 by Lentz's way; the logarithm of gamma is Stirling's series (DLMF 5.11.1) after a shift.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import ArrayLike, NDArray

Doubles = NDArray[np.float64]
# Enough for any rate of events a day; the fraction stops as soon as nothing changes.
STEPS = 500
TINY = 1e-300
SHIFT = 8


def log_gamma(x: ArrayLike) -> Doubles:
    """The logarithm of the gamma function of numbers above zero."""
    value = np.asarray(x, np.float64)
    small = value < SHIFT
    base = np.where(small, value, 1.0)
    # gamma(x) = gamma(x + n) / (x (x + 1) … (x + n - 1))
    under = np.where(small, np.log(np.prod([base + step for step in range(SHIFT)], axis=0)), 0.0)
    value = np.where(small, value + SHIFT, value)
    over = 1 / (value * value)
    series = (1 / 12 - over * (1 / 360 - over * (1 / 1260 - over / 1680))) / value
    found: Doubles = (value - 0.5) * np.log(value) - value + 0.5 * np.log(2 * np.pi) + series - under
    return found


def beta(a: ArrayLike, b: ArrayLike, x: ArrayLike) -> Doubles:
    """The regularised incomplete beta function I_x(a, b), for a and b above zero and x from 0 to 1."""
    first, second, at = np.broadcast_arrays(*(np.asarray(one, np.float64) for one in (a, b, x)))
    turned = at > (first + 1) / (first + second + 2)
    a_, b_, x_ = np.where(turned, second, first), np.where(turned, first, second), np.where(turned, 1 - at, at)
    inside = (x_ > 0) & (x_ < 1)
    safe = np.where(inside, x_, 0.5)
    front = log_gamma(a_ + b_) - log_gamma(a_) - log_gamma(b_) + a_ * np.log(safe) + b_ * np.log1p(-safe)
    value = np.where(inside, np.exp(front) * _fraction(a_, b_, safe) / a_, np.where(x_ >= 1, 1.0, 0.0))
    found: Doubles = np.clip(np.where(turned, 1 - value, value), 0, 1)
    return found


def counted(k: ArrayLike, *, mean: ArrayLike, size: ArrayLike) -> Doubles:
    """The probability that a negative binomial of this mean and size (variance: mean + mean²/size) counts ``k`` or fewer."""
    at, middle, shape = (np.asarray(one, np.float64) for one in (k, mean, size))
    found = beta(shape, np.maximum(at, 0) + 1, shape / (shape + middle))
    return np.where(at < 0, 0.0, found)


def quantile(share: ArrayLike, *, mean: ArrayLike, size: ArrayLike) -> NDArray[np.int64]:
    """The least count that a negative binomial does not exceed with probability ``share`` or more."""
    middle, shape, wanted = np.broadcast_arrays(*(np.asarray(one, np.float64) for one in (mean, size, share)))
    low = np.full(middle.shape, -1, np.int64)
    high: NDArray[np.int64] = np.ceil(middle + 1).astype(np.int64)
    while (short := counted(high, mean=middle, size=shape) < wanted).any():
        high = np.where(short, 2 * high, high)
    while (high - low > 1).any():
        between = (low + high) // 2
        enough = counted(between, mean=middle, size=shape) >= wanted
        low, high = np.where(enough, low, between), np.where(enough, between, high)
    return high


def higher(shape: ArrayLike, days: ArrayLike, than_shape: ArrayLike, than_days: ArrayLike) -> Doubles:
    """The probability that one gamma-distributed rate (``shape`` events in ``days``) is higher than another."""
    own, other = np.asarray(days, np.float64), np.asarray(than_days, np.float64)
    return beta(than_shape, shape, other / (own + other))


def _fraction(a: Doubles, b: Doubles, x: Doubles) -> Doubles:
    c = np.ones_like(a)
    d = 1 / _kept(1 - (a + b) * x / (a + 1))
    value = d.copy()
    for step in range(1, STEPS):
        even = step * (b - step) * x / ((a + 2 * step - 1) * (a + 2 * step))
        d, c = 1 / _kept(1 + even * d), _kept(1 + even / c)
        value *= d * c
        odd = -(a + step) * (a + b + step) * x / ((a + 2 * step) * (a + 2 * step + 1))
        d, c = 1 / _kept(1 + odd * d), _kept(1 + odd / c)
        value *= d * c
        if np.all(np.abs(d * c - 1) < 1e-12):
            break
    return value


def _kept(x: Doubles) -> Doubles:
    return np.where(np.abs(x) < TINY, TINY, x)
