#include "core/stages/import/csv_reader.h"

#include "core/base/error.h"

namespace tw::stages {
namespace {

char separator_of(std::string_view text) {
    const std::string_view first_line = text.substr(0, text.find('\n'));
    char best = ',';
    for (const char candidate : {';', '\t'}) {
        const auto count = [&](char c) { return std::count(first_line.begin(), first_line.end(), c); };
        if (count(candidate) > count(best)) best = candidate;
    }
    return best;
}

class CsvParser {
public:
    CsvParser(std::string_view text, const std::string& name) : text_(text), name_(name), separator_(separator_of(text)) {}

    std::vector<CsvRow> run() {
        while (at_ < text_.size()) take_row();
        return std::move(rows_);
    }

private:
    void take_row() {
        CsvRow row;
        row.line = line_;
        bool ended = false;
        while (!ended) {
            row.fields.push_back(take_field());
            ended = at_ >= text_.size() || text_[at_] != separator_;
            if (!ended) ++at_;
        }
        if (at_ < text_.size()) ++at_;  // the line end
        ++line_;
        if (row.fields.size() > 1 || !row.fields.front().empty()) rows_.push_back(std::move(row));
    }

    std::string take_field() {
        if (at_ < text_.size() && text_[at_] == '"') return take_quoted();
        const std::size_t start = at_;
        while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') ++at_;
        std::string field(text_.substr(start, at_ - start));
        if (field.ends_with('\r')) field.pop_back();
        return field;
    }

    std::string take_quoted() {
        const std::int64_t opened = line_;
        std::string field;
        for (++at_; at_ < text_.size(); ++at_) {
            if (text_[at_] == '\n') ++line_;
            if (text_[at_] != '"') {
                field += text_[at_];
            } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
                field += text_[at_++];
            } else {
                // What stands between the closing quote and the separator (a carriage return, blanks) is not part of the field.
                while (++at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') {
                }
                return field;
            }
        }
        throw Error(name_ + ", line " + std::to_string(opened) + ": a quote is opened and never closed");
    }

    std::string_view text_;
    const std::string& name_;
    char separator_;
    std::size_t at_ = 0;
    std::int64_t line_ = 1;
    std::vector<CsvRow> rows_;
};

}  // namespace

std::vector<CsvRow> read_csv(std::string_view text, const std::string& name) {
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    return CsvParser(text, name).run();
}

}  // namespace tw::stages
