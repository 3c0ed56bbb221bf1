<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>Summary</name>
    <message numerus="yes">
        <source>%Ln classes</source>
        <translation>
            <numerusform>%Ln class</numerusform>
            <numerusform>%Ln classes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln batches</source>
        <translation>
            <numerusform>%Ln batch</numerusform>
            <numerusform>%Ln batches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln times</source>
        <translation>
            <numerusform>once</numerusform>
            <numerusform>%Ln times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln run</numerusform>
            <numerusform>%Ln runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln batches could not be drawn; each can be tried again.</source>
        <translation>
            <numerusform>%Ln batch could not be drawn; each can be tried again.</numerusform>
            <numerusform>%Ln batches could not be drawn; each can be tried again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln batches wait to be drawn.</source>
        <translation>
            <numerusform>%Ln batch waits to be drawn.</numerusform>
            <numerusform>%Ln batches wait to be drawn.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln generated pictures have no scores yet.</source>
        <translation>
            <numerusform>%Ln generated picture has no scores yet.</numerusform>
            <numerusform>%Ln generated pictures have no scores yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln generated pictures wait for a verdict.</source>
        <translation>
            <numerusform>%Ln generated picture waits for a verdict.</numerusform>
            <numerusform>%Ln generated pictures wait for a verdict.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln images are still to make.</source>
        <translation>
            <numerusform>%Ln image is still to make.</numerusform>
            <numerusform>%Ln images are still to make.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tw::ui::ContextEditor</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tw::ui::FolderChanges</name>
    <message numerus="yes">
        <source>Add %n new</source>
        <translation>
            <numerusform>Add %n new</numerusform>
            <numerusform>Add %n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Relink %n moved</source>
        <translation>
            <numerusform>Relink %n moved</numerusform>
            <numerusform>Relink %n moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %n edited again</source>
        <translation>
            <numerusform>Read %n edited again</numerusform>
            <numerusform>Read %n edited again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n missing</source>
        <translation>
            <numerusform>Mark %n missing</numerusform>
            <numerusform>Mark %n missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n back</source>
        <translation>
            <numerusform>Take %n back</numerusform>
            <numerusform>Take %n back</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moved</source>
        <translation>
            <numerusform>%n moved</numerusform>
            <numerusform>%n moved</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edited</source>
        <translation>
            <numerusform>%n edited</numerusform>
            <numerusform>%n edited</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n missing</numerusform>
            <numerusform>%n missing</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n back again</source>
        <translation>
            <numerusform>%n back again</numerusform>
            <numerusform>%n back again</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tw::ui::GenerationPage</name>
    <message numerus="yes">
        <source>%n batches went wrong; the reason is in their line.</source>
        <translation>
            <numerusform>%n batch went wrong; the reason is in its line.</numerusform>
            <numerusform>%n batches went wrong; the reason is in their line.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tw::ui::MainWindow</name>
    <message numerus="yes">
        <source>%n verdicts could not be written, for the project&apos;s disk is full or gone. Lose them?</source>
        <translation>
            <numerusform>%n verdict could not be written, for the project&apos;s disk is full or gone. Lose it?</numerusform>
            <numerusform>%n verdicts could not be written, for the project&apos;s disk is full or gone. Lose them?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lose %n verdicts</source>
        <translation>
            <numerusform>Lose %n verdict</numerusform>
            <numerusform>Lose %n verdicts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tw::ui::ProjectNotices</name>
    <message numerus="yes">
        <source>The imported folders changed outside: %n files differ.</source>
        <translation>
            <numerusform>The imported folders changed outside: %n file differs.</numerusform>
            <numerusform>The imported folders changed outside: %n files differ.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n verdicts are kept in memory and will be written: keep this window open.</source>
        <translation>
            <numerusform>%n verdict is kept in memory and will be written: keep this window open.</numerusform>
            <numerusform>%n verdicts are kept in memory and will be written: keep this window open.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The project is back; %n verdicts were written</source>
        <translation>
            <numerusform>The project is back; %n verdict was written</numerusform>
            <numerusform>The project is back; %n verdicts were written</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tw::ui::ReviewSide</name>
    <message numerus="yes">
        <source>learnt from %n verdicts of yours</source>
        <translation>
            <numerusform>learnt from %n verdict of yours</numerusform>
            <numerusform>learnt from %n verdicts of yours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tw::ui::StorageCard</name>
    <message numerus="yes">
        <source>%n rejected pictures</source>
        <translation>
            <numerusform>%n rejected picture</numerusform>
            <numerusform>%n rejected pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n pictures in the trash, %1</source>
        <translation>
            <numerusform>%n picture in the trash, %1</numerusform>
            <numerusform>%n pictures in the trash, %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n pictures in the trash for good? Their verdicts and seeds stay.</source>
        <translation>
            <numerusform>Delete %n picture in the trash for good? Its verdict and seed stay.</numerusform>
            <numerusform>Delete %n pictures in the trash for good? Their verdicts and seeds stay.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n pictures</source>
        <translation>
            <numerusform>Delete %n picture</numerusform>
            <numerusform>Delete %n pictures</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tw::ui::ValidationCard</name>
    <message numerus="yes">
        <source>%1, %n training(s); percent of each row</source>
        <translation>
            <numerusform>%1, %n training; percent of each row</numerusform>
            <numerusform>%1, %n trainings; percent of each row</numerusform>
        </translation>
    </message>
</context>
</TS>
