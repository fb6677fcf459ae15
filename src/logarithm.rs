//! A logarithm that is the same on every machine.

/// The natural logarithm of a positive number, of sums and quotients alone: those of the standard
/// library may differ in the last bit from machine to machine.
pub(crate) fn ln(value: f64) -> f64 {
    if value <= 0.0 || !value.is_finite() {
        return 0.0;
    }
    let (mut mantissa, mut exponent) = (value, 0);
    while mantissa > std::f64::consts::SQRT_2 {
        mantissa /= 2.0;
        exponent += 1;
    }
    while mantissa < std::f64::consts::FRAC_1_SQRT_2 {
        mantissa *= 2.0;
        exponent -= 1;
    }
    // ln m = 2 artanh((m - 1) / (m + 1)); the argument is .172 at most
    let ratio = (mantissa - 1.0) / (mantissa + 1.0);
    let square = ratio * ratio;
    let terms = (0..TERMS).rev();
    let series = terms.fold(0.0, |sum, term| sum * square + 1.0 / f64::from(2 * term + 1));
    2.0 * ratio * series + f64::from(exponent) * std::f64::consts::LN_2
}

/// .172 to this power twice is less than what a double holds.
const TERMS: u32 = 12;

#[cfg(test)]
mod tests {
    use super::ln;

    #[test]
    fn it_is_the_logarithm() {
        for value in [1e-9, 0.1, 0.5, 0.7, 1.0, 1.3, 2.0, 2.7, 10.0, 12_345.6, 1e12] {
            assert!((ln(value) - f64::ln(value)).abs() < 1e-12 * f64::ln(value).abs().max(1.0));
        }
    }
}
