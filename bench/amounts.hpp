/// How fast one amount is read.
#pragma once

/// Measures the reading of plain figures, and of figures with marks, beside a bare loop over their digits, and prints
/// the ratios.
void measure_amounts();
