#pragma once

#include "app/cli/verb.h"
#include "core/jobs/job.h"

namespace tw::cli {

/// A progress line on stderr (bar, count, rate, time left): redrawn in place on a terminal, every 10 s elsewhere.
jobs::ProgressFn progress_printer(const Context& context);

/// A control that the first Ctrl+C asks to stop after the current picture, and the second to stop now.
jobs::Control& interrupt_control();

/// Prints how a job ended; returns the exit code (0 done, 1 failed, 130 stopped).
int finish(const jobs::Outcome& outcome);

}  // namespace tw::cli
