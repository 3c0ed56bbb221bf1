#include "core/stages/generation/methods/method.h"

namespace tw::stages {
namespace {

/// The class's prompt under the guidance that the settings name.
class PlainCfg final : public Method {
public:
    using Method::Method;
    Drawing drawing(const project::Class& of, std::uint64_t index) override { return plain_drawing(of, index); }
};

}  // namespace

std::unique_ptr<Method> make_plain_cfg(const MethodInput& input) {
    return std::make_unique<PlainCfg>(input);
}

void set_plain_defaults(GenerationRequest&, bool) {}

}  // namespace tw::stages
