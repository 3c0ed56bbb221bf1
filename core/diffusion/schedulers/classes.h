#pragma once

#include "core/diffusion/schedulers/options.h"
#include "core/diffusion/schedulers/scheduler.h"

#include <memory>

namespace tw::diffusion {

// One maker a class, each in a file of its own; registry.cpp lists them.
std::unique_ptr<Scheduler> make_ddim(SchedulerOptions& options);
std::unique_ptr<Scheduler> make_ddpm(SchedulerOptions& options);
std::unique_ptr<Scheduler> make_pndm(SchedulerOptions& options);
std::unique_ptr<Scheduler> make_dpm_solver_multistep(SchedulerOptions& options);

}  // namespace tw::diffusion
