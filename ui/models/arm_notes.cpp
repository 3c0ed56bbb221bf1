#include "ui/models/arm_notes.h"

#include <QCoreApplication>

namespace tw::ui {

namespace {

struct ArmNote {
    const char* arm;
    const char* note;
};

constexpr ArmNote arm_notes[] = {
    {"real_only", QT_TRANSLATE_NOOP("ArmNotes", "Cross entropy on the real training images: what all others are compared with.")},
    {"real_only_2x", QT_TRANSLATE_NOOP("ArmNotes", "The same with twice the steps: were the steps enough?")},
    {"class_balanced", QT_TRANSLATE_NOOP("ArmNotes", "Loss weights by the effective number of images (Cui 2019).")},
    {"ldam_drw", QT_TRANSLATE_NOOP("ArmNotes", "Wider margins for rare classes, weights late in training (Cao 2019).")},
    {"balanced_softmax", QT_TRANSLATE_NOOP("ArmNotes", "Class counts inside the softmax (Ren 2020).")},
    {"logit_adjustment", QT_TRANSLATE_NOOP("ArmNotes", "The log of the class shares in the loss (Menon 2021).")},
    {"logit_adjustment_posthoc", QT_TRANSLATE_NOOP("ArmNotes", "The same, only when predicting (Menon 2021).")},
    {"crt", QT_TRANSLATE_NOOP("ArmNotes", "Features first, then a new head on balanced batches (Kang 2020).")},
    {"tau_norm", QT_TRANSLATE_NOOP("ArmNotes", "The head's rows scaled towards one length (Kang 2020).")},
    {"cmo", QT_TRANSLATE_NOOP("ArmNotes", "Boxes of rare images pasted onto common ones (Park 2022).")},
    {"mixup", QT_TRANSLATE_NOOP("ArmNotes", "Pairs of images and labels blended (Zhang 2018).")},
    {"cutmix", QT_TRANSLATE_NOOP("ArmNotes", "A box of one image in another, label by area (Yun 2019).")},
    {"plain_cfg", QT_TRANSLATE_NOOP("ArmNotes", "Filled up with pictures drawn by plain guidance.")},
    {"two_stage", QT_TRANSLATE_NOOP("ArmNotes", "CADS and contrastive guidance off the look-alike, mixup (Koh 2025).")},
    {"real_gen", QT_TRANSLATE_NOOP("ArmNotes", "Diff-Mix's table: stock model, from noise.")},
    {"real_aug", QT_TRANSLATE_NOOP("ArmNotes", "Diff-Mix's table: stock model, from an image of the class.")},
    {"real_mix", QT_TRANSLATE_NOOP("ArmNotes", "Diff-Mix's table: stock model, from an image of any class.")},
    {"diff_gen", QT_TRANSLATE_NOOP("ArmNotes", "Diff-Mix's table: fine-tuned model, from noise.")},
    {"diff_aug", QT_TRANSLATE_NOOP("ArmNotes", "Diff-Mix's table: fine-tuned model, from an image of the class.")},
    {"diff_mix", QT_TRANSLATE_NOOP("ArmNotes", "Fine-tuned model, from an image of any class, soft labels (Wang 2024).")},
    {"diffcore_mix", QT_TRANSLATE_NOOP("ArmNotes", "Drawn in contexts, filtered by cosine, mixed with real ones (Islam 2025).")},
    {"ceiling", QT_TRANSLATE_NOOP("ArmNotes", "As many real images of the generator's own training part: the most to be had.")},
};

}  // namespace

QString arm_note(const std::string& arm) {
    for (const ArmNote& known : arm_notes) {
        if (arm == known.arm) return QCoreApplication::translate("ArmNotes", known.note);
    }
    return {};
}

}  // namespace tw::ui
