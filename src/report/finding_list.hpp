/// What was found, what could not be checked, and what does not count.
#pragma once

#include "report/markup.hpp"
#include "report/said.hpp"

namespace dxbudget {

/// What is wrong: the message, the tape, the causes with what to write.
void write_finding(Markup& out, const ReportedFile& report, const Finding& finding);

/// Every finding, with its place.
void write_findings(Markup& out, const ReportedFile& report);

/// What was not checked, and why.
void write_not_checked(Markup& out, const ReportedFile& report);

/// What holds only nearly.
void write_inexact(Markup& out, const ReportedFile& report);

/// What does not count: ignored with a reason, known, switched off, not shown.
void write_set_aside(Markup& out, const ReportedFile& report);

}  // namespace dxbudget
