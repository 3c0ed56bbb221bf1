#pragma once

#include "core/base/error.h"
#include "core/base/json.h"

#include <initializer_list>
#include <set>
#include <string>

namespace tw::diffusion {

/// Reads options out of a scheduler's configuration and remembers which were read, so that what nobody understands can be
/// refused by name. A missing option or null is the default.
class SchedulerOptions {
public:
    SchedulerOptions(Json config, std::string source) : config_(std::move(config)), source_(std::move(source)) {}

    template <typename T>
    T get(const std::string& name, T standard) {
        const Json& value = look_up(name);
        if (value.is_null()) return standard;
        try {
            return value.get<T>();
        } catch (const Json::exception&) {
            throw Error(source_ + ": " + name + " is " + value.dump() + ", which is not of the expected kind");
        }
    }

    /// One of `allowed`, else an Error naming them.
    std::string choice(const std::string& name, const std::string& standard, std::initializer_list<const char*> allowed);
    /// An option that must be off: absent, null or false.
    void require_off(const std::string& name);
    /// Throws for an option that neither this class nor a related one of diffusers knows. Related classes' options may stay in a
    /// file (Stable Diffusion 1.5's PNDM file carries clip_sample); they are ignored there as diffusers does.
    void refuse_unread() const;

    const std::string& source() const { return source_; }

private:
    const Json& look_up(const std::string& name);

    Json config_;
    std::string source_;
    std::set<std::string> read_;
};

}  // namespace tw::diffusion
