<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>ArmNotes</name>
    <message>
        <source>Cross entropy on the real training images: what all others are compared with.</source>
        <translation>Kreuzentropie auf den echten Trainingsbildern: der Maßstab für alle anderen.</translation>
    </message>
    <message>
        <source>The same with twice the steps: were the steps enough?</source>
        <translation>Dasselbe mit doppelt so vielen Schritten: Haben die Schritte gereicht?</translation>
    </message>
    <message>
        <source>Loss weights by the effective number of images (Cui 2019).</source>
        <translation>Verlustgewichte nach der effektiven Bilderzahl (Cui 2019).</translation>
    </message>
    <message>
        <source>Wider margins for rare classes, weights late in training (Cao 2019).</source>
        <translation>Größere Margen für seltene Klassen, Gewichte erst spät im Training (Cao 2019).</translation>
    </message>
    <message>
        <source>Class counts inside the softmax (Ren 2020).</source>
        <translation>Klassenhäufigkeiten im Softmax (Ren 2020).</translation>
    </message>
    <message>
        <source>The log of the class shares in the loss (Menon 2021).</source>
        <translation>Der Logarithmus der Klassenanteile im Verlust (Menon 2021).</translation>
    </message>
    <message>
        <source>The same, only when predicting (Menon 2021).</source>
        <translation>Dasselbe, nur bei der Vorhersage (Menon 2021).</translation>
    </message>
    <message>
        <source>Features first, then a new head on balanced batches (Kang 2020).</source>
        <translation>Erst die Merkmale, dann ein neuer Kopf auf ausgeglichenen Batches (Kang 2020).</translation>
    </message>
    <message>
        <source>The head&apos;s rows scaled towards one length (Kang 2020).</source>
        <translation>Die Zeilen des Kopfes werden einander in der Länge angeglichen (Kang 2020).</translation>
    </message>
    <message>
        <source>Boxes of rare images pasted onto common ones (Park 2022).</source>
        <translation>Ausschnitte seltener Bilder, in häufige eingefügt (Park 2022).</translation>
    </message>
    <message>
        <source>Pairs of images and labels blended (Zhang 2018).</source>
        <translation>Paare von Bildern und Labels gemischt (Zhang 2018).</translation>
    </message>
    <message>
        <source>A box of one image in another, label by area (Yun 2019).</source>
        <translation>Ein Ausschnitt eines Bildes in einem anderen, Label nach Fläche (Yun 2019).</translation>
    </message>
    <message>
        <source>Filled up with pictures drawn by plain guidance.</source>
        <translation>Aufgefüllt mit Bildern, die mit einfacher Guidance erzeugt sind.</translation>
    </message>
    <message>
        <source>CADS and contrastive guidance off the look-alike, mixup (Koh 2025).</source>
        <translation>CADS und kontrastive Guidance weg von der ähnlichen Klasse, mixup (Koh 2025).</translation>
    </message>
    <message>
        <source>Diff-Mix&apos;s table: stock model, from noise.</source>
        <translation>Tabelle von Diff-Mix: Standardmodell, aus Rauschen.</translation>
    </message>
    <message>
        <source>Diff-Mix&apos;s table: stock model, from an image of the class.</source>
        <translation>Tabelle von Diff-Mix: Standardmodell, aus einem Bild der Klasse.</translation>
    </message>
    <message>
        <source>Diff-Mix&apos;s table: stock model, from an image of any class.</source>
        <translation>Tabelle von Diff-Mix: Standardmodell, aus einem Bild beliebiger Klasse.</translation>
    </message>
    <message>
        <source>Diff-Mix&apos;s table: fine-tuned model, from noise.</source>
        <translation>Tabelle von Diff-Mix: feinabgestimmtes Modell, aus Rauschen.</translation>
    </message>
    <message>
        <source>Diff-Mix&apos;s table: fine-tuned model, from an image of the class.</source>
        <translation>Tabelle von Diff-Mix: feinabgestimmtes Modell, aus einem Bild der Klasse.</translation>
    </message>
    <message>
        <source>Fine-tuned model, from an image of any class, soft labels (Wang 2024).</source>
        <translation>Feinabgestimmtes Modell, aus einem Bild beliebiger Klasse, weiche Labels (Wang 2024).</translation>
    </message>
    <message>
        <source>Drawn in contexts, filtered by cosine, mixed with real ones (Islam 2025).</source>
        <translation>In Kontexten erzeugt, nach Kosinus gefiltert, mit echten gemischt (Islam 2025).</translation>
    </message>
    <message>
        <source>As many real images of the generator&apos;s own training part: the most to be had.</source>
        <translation>Ebenso viele echte Bilder aus dem Vortrainingsteil des Generators: mehr ist nicht zu erreichen.</translation>
    </message>
</context>
<context>
    <name>DefaultSources</name>
    <message>
        <source>authors&apos; code</source>
        <translation>Code der Autoren</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>our choice</source>
        <translation>eigene Wahl</translation>
    </message>
    <message>
        <source>Default %1. Source: %2.</source>
        <translation>Vorgabe: %1. Quelle: %2.</translation>
    </message>
</context>
<context>
    <name>PlotStyle</name>
    <message>
        <source>many</source>
        <translation>viele</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittlere</translation>
    </message>
    <message>
        <source>few</source>
        <translation>wenige</translation>
    </message>
</context>
<context>
    <name>QApplication</name>
    <message>
        <source>Turns a long-tailed image data set into a balanced one and measures the gain.</source>
        <translation>Macht aus einem Bilddatensatz mit Long Tail einen ausgeglichenen und misst den Gewinn.</translation>
    </message>
    <message>
        <source>Project folders to open, each in a window of its own.</source>
        <translation>Projektordner, die geöffnet werden, jeder in einem eigenen Fenster.</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Folder:</source>
        <translation>Ordner:</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>wrong class</source>
        <translation>falsche Klasse</translation>
    </message>
    <message>
        <source>artefact</source>
        <translation>Artefakt</translation>
    </message>
    <message>
        <source>too like a real image</source>
        <translation>einem echten Bild zu ähnlich</translation>
    </message>
    <message>
        <source>off style</source>
        <translation>stilfremd</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>kein Grund angegeben</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>no validation</source>
        <translation>keine Validierung</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 Bilder</translation>
    </message>
    <message numerus="yes">
        <source>%Ln classes</source>
        <translation>
            <numerusform>%Ln Klasse</numerusform>
            <numerusform>%Ln Klassen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batches</source>
        <translation>
            <numerusform>%Ln Batch</numerusform>
            <numerusform>%Ln Batches</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 queued</source>
        <translation>%1 wartend</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>%1 drawn</source>
        <translation>%1 erzeugt</translation>
    </message>
    <message>
        <source>%1 to score</source>
        <translation>%1 ohne Scores</translation>
    </message>
    <message>
        <source>%1 scored</source>
        <translation>%1 mit Scores</translation>
    </message>
    <message>
        <source>%1 to judge</source>
        <translation>%1 zu beurteilen</translation>
    </message>
    <message>
        <source>%1 accepted</source>
        <translation>%1 angenommen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln times</source>
        <translation>
            <numerusform>%Ln Mal</numerusform>
            <numerusform>%Ln Mal</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln Lauf</numerusform>
            <numerusform>%Ln Läufe</numerusform>
        </translation>
    </message>
    <message>
        <source>Import pictures</source>
        <translation>Bilder importieren</translation>
    </message>
    <message>
        <source>The project has no training images yet.</source>
        <translation>Das Projekt hat noch keine Trainingsbilder.</translation>
    </message>
    <message>
        <source>Split off validation images</source>
        <translation>Validierungsbilder abtrennen</translation>
    </message>
    <message>
        <source>Validation images are needed to choose a classifier honestly; they are never looked at otherwise.</source>
        <translation>Validierungsbilder sind nötig, um einen Klassifikator ehrlich auszuwählen; sonst werden sie nie angesehen.</translation>
    </message>
    <message>
        <source>Plan the tail</source>
        <translation>Tail planen</translation>
    </message>
    <message>
        <source>No class has a target yet.</source>
        <translation>Noch keine Klasse hat ein Ziel.</translation>
    </message>
    <message>
        <source>Find look-alikes</source>
        <translation>Ähnliche Klassen suchen</translation>
    </message>
    <message>
        <source>The classes to fill have no negative prompts yet.</source>
        <translation>Die aufzufüllenden Klassen haben noch keine Negativ-Prompts.</translation>
    </message>
    <message>
        <source>See what failed</source>
        <translation>Fehlgeschlagenes ansehen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batches could not be drawn; each can be tried again.</source>
        <translation>
            <numerusform>%Ln Batch konnte nicht erzeugt werden; ein neuer Versuch ist möglich.</numerusform>
            <numerusform>%Ln Batches konnten nicht erzeugt werden; jeder kann neu versucht werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Run the queue</source>
        <translation>Warteschlange starten</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batches wait to be drawn.</source>
        <translation>
            <numerusform>%Ln Batch wartet darauf, erzeugt zu werden.</numerusform>
            <numerusform>%Ln Batches warten darauf, erzeugt zu werden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Score pictures</source>
        <translation>Scores berechnen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln generated pictures have no scores yet.</source>
        <translation>
            <numerusform>%Ln erzeugtes Bild hat noch keine Scores.</numerusform>
            <numerusform>%Ln erzeugte Bilder haben noch keine Scores.</numerusform>
        </translation>
    </message>
    <message>
        <source>Review pictures</source>
        <translation>Bilder durchsehen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln generated pictures wait for a verdict.</source>
        <translation>
            <numerusform>%Ln erzeugtes Bild wartet auf ein Urteil.</numerusform>
            <numerusform>%Ln erzeugte Bilder warten auf ein Urteil.</numerusform>
        </translation>
    </message>
    <message>
        <source>Generate pictures</source>
        <translation>Bilder erzeugen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln images are still to make.</source>
        <translation>
            <numerusform>%Ln Bild ist noch zu erzeugen.</numerusform>
            <numerusform>%Ln Bilder sind noch zu erzeugen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the balanced set</source>
        <translation>Ausgeglichenen Datensatz exportieren</translation>
    </message>
    <message>
        <source>All targets are met.</source>
        <translation>Alle Ziele sind erreicht.</translation>
    </message>
    <message>
        <source>Measure the gain</source>
        <translation>Gewinn messen</translation>
    </message>
    <message>
        <source>The set is exported; nothing has been trained on it yet.</source>
        <translation>Der Datensatz ist exportiert; trainiert wurde damit noch nichts.</translation>
    </message>
    <message>
        <source>See the result</source>
        <translation>Ergebnis ansehen</translation>
    </message>
    <message>
        <source>Every step has been done once.</source>
        <translation>Jeder Schritt ist einmal getan.</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>Noch nichts</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>Handlung nötig</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehlgeschlagen</translation>
    </message>
    <message>
        <source>No class has a target yet, so nothing is to be drawn.</source>
        <translation>Noch keine Klasse hat ein Ziel, also ist nichts zu erzeugen.</translation>
    </message>
    <message>
        <source>There are no generated pictures yet.</source>
        <translation>Es gibt noch keine erzeugten Bilder.</translation>
    </message>
    <message>
        <source>split</source>
        <translation>Aufteilung</translation>
    </message>
    <message>
        <source>Keep the split</source>
        <translation>Aufteilung behalten</translation>
    </message>
    <message>
        <source>The pictures came with validation images of their own.</source>
        <translation>Die Bilder brachten eigene Validierungsbilder mit.</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
</context>
<context>
    <name>tw::ui::AdapterList</name>
    <message>
        <source>LoRA files and learnt embeddings</source>
        <translation>LoRA-Dateien und gelernte Embeddings</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>Add LoRA…</source>
        <translation>LoRA hinzufügen …</translation>
    </message>
    <message>
        <source>Add embedding…</source>
        <translation>Embedding hinzufügen …</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>safetensors (*.safetensors)</source>
        <translation>safetensors (*.safetensors)</translation>
    </message>
    <message>
        <source>Add a LoRA</source>
        <translation>LoRA hinzufügen</translation>
    </message>
    <message>
        <source>Add a learnt embedding</source>
        <translation>Gelerntes Embedding hinzufügen</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>Embedding</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>Gewicht von %1</translation>
    </message>
</context>
<context>
    <name>tw::ui::ArmsModel</name>
    <message>
        <source>baseline</source>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>real only</source>
        <translation>nur echte Bilder</translation>
    </message>
    <message>
        <source>real only, twice the steps</source>
        <translation>nur echte Bilder, doppelte Schrittzahl</translation>
    </message>
    <message>
        <source>class-balanced weights</source>
        <translation>klassenbalancierte Gewichte</translation>
    </message>
    <message>
        <source>LDAM, deferred weights</source>
        <translation>LDAM, verzögerte Gewichte</translation>
    </message>
    <message>
        <source>balanced softmax</source>
        <translation>Balanced Softmax</translation>
    </message>
    <message>
        <source>logit adjustment</source>
        <translation>Logit-Anpassung</translation>
    </message>
    <message>
        <source>logit adjustment, post hoc</source>
        <translation>Logit-Anpassung, post hoc</translation>
    </message>
    <message>
        <source>classifier re-training</source>
        <translation>Neutraining des Klassifikators</translation>
    </message>
    <message>
        <source>tau-normalised classifier</source>
        <translation>tau-normalisierter Klassifikator</translation>
    </message>
    <message>
        <source>CMO</source>
        <translation>CMO</translation>
    </message>
    <message>
        <source>mixup</source>
        <translation>mixup</translation>
    </message>
    <message>
        <source>CutMix</source>
        <translation>CutMix</translation>
    </message>
    <message>
        <source>+ synthetic, plain CFG</source>
        <translation>+ synthetische, einfache CFG</translation>
    </message>
    <message>
        <source>+ synthetic, two-stage</source>
        <translation>+ synthetische, zweistufig</translation>
    </message>
    <message>
        <source>+ synthetic, Diff-Mix</source>
        <translation>+ synthetische, Diff-Mix</translation>
    </message>
    <message>
        <source>+ synthetic, DiffCoRe-Mix</source>
        <translation>+ synthetische, DiffCoRe-Mix</translation>
    </message>
    <message>
        <source>ceiling (+ pretraining images)</source>
        <translation>Obergrenze (+ Vortrainingsbilder)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Difference to real only, paired by seed, percent points, with its 95 % interval</source>
        <translation>Differenz zu „nur echte Bilder“, nach Seed gepaart, in Prozentpunkten, mit 95-%-Intervall</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>Trainiert mit</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Seeds</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>Echte</translation>
    </message>
    <message>
        <source>Synthetic</source>
        <translation>Synthetische</translation>
    </message>
    <message>
        <source>All %</source>
        <translation>Alle %</translation>
    </message>
    <message>
        <source>Many %</source>
        <translation>Viele %</translation>
    </message>
    <message>
        <source>Medium %</source>
        <translation>Mittlere %</translation>
    </message>
    <message>
        <source>Few %</source>
        <translation>Wenige %</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>Gewinn</translation>
    </message>
</context>
<context>
    <name>tw::ui::Banner</name>
    <message>
        <source>What is wrong</source>
        <translation>Was nicht stimmt</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>tw::ui::ClassAccuracyModel</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
</context>
<context>
    <name>tw::ui::ClassChangeChart</name>
    <message>
        <source>Change of each class against its real images</source>
        <translation>Änderung jeder Klasse gegen ihre echten Bilder</translation>
    </message>
    <message>
        <source>real training images</source>
        <translation>echte Trainingsbilder</translation>
    </message>
    <message>
        <source>change, points</source>
        <translation>Änderung, Punkte</translation>
    </message>
    <message>
        <source>%1: %2 real images, %3 to %4 %, %5 points</source>
        <translation>%1: %2 echte Bilder, %3 auf %4 %, %5 Punkte</translation>
    </message>
</context>
<context>
    <name>tw::ui::ClassHistogram</name>
    <message>
        <source>Images per class</source>
        <translation>Bilder je Klasse</translation>
    </message>
    <message>
        <source>real</source>
        <translation>echt</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>to make</source>
        <translation>zu erzeugen</translation>
    </message>
    <message>
        <source>images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Left and right move along the bars, Enter picks the class, Shift selects several, plus and minus zoom.</source>
        <translation>Links und Rechts bewegen sich über die Balken, Eingabe wählt die Klasse, Umschalt wählt mehrere, Plus und Minus zoomen.</translation>
    </message>
    <message>
        <source>head: %1 and more</source>
        <translation>Head: ab %1</translation>
    </message>
    <message>
        <source>tail: up to %1</source>
        <translation>Tail: bis %1</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>Ziel %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keines</translation>
    </message>
    <message>
        <source>%1, %2: %3 real, %4 accepted, %5 to judge, target %6, %7 to make</source>
        <translation>%1, %2: %3 echt, %4 angenommen, %5 zu beurteilen, Ziel %6, %7 zu erzeugen</translation>
    </message>
</context>
<context>
    <name>tw::ui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>Befehle</translation>
    </message>
    <message>
        <source>Command to find</source>
        <translation>Gesuchter Befehl</translation>
    </message>
    <message>
        <source>A few letters of a command</source>
        <translation>Ein paar Buchstaben eines Befehls</translation>
    </message>
    <message>
        <source>No command has these letters.</source>
        <translation>Kein Befehl enthält diese Buchstaben.</translation>
    </message>
</context>
<context>
    <name>tw::ui::Commands</name>
    <message>
        <source>nothing to do it with yet</source>
        <translation>noch nichts da, worauf es sich anwenden lässt</translation>
    </message>
    <message>
        <source>the project is open for reading only</source>
        <translation>das Projekt ist nur zum Lesen geöffnet</translation>
    </message>
    <message>
        <source>a job is running</source>
        <translation>ein Auftrag läuft</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>jetzt nicht möglich</translation>
    </message>
</context>
<context>
    <name>tw::ui::ConfusionMatrix</name>
    <message>
        <source>%1 is recognised: %2 %</source>
        <translation>%1 wird erkannt: %2 %</translation>
    </message>
    <message>
        <source>%1 is taken for %2: %3 %</source>
        <translation>%1 wird für %2 gehalten: %3 %</translation>
    </message>
    <message>
        <source>is ↓ taken for →</source>
        <translation>ist ↓ gilt als →</translation>
    </message>
</context>
<context>
    <name>tw::ui::ConfusionPanel</name>
    <message>
        <source>A row is what the pictures are, a column what they are taken for; percent of the row, mean over seeds.</source>
        <translation>Eine Zeile ist, was die Bilder sind, eine Spalte, wofür sie gehalten werden; Prozent der Zeile, Mittel über die Seeds.</translation>
    </message>
    <message>
        <source>Classes that are confused, the worst first</source>
        <translation>Verwechselte Klassen, die schlimmste zuerst</translation>
    </message>
    <message>
        <source>Test pictures that are confused</source>
        <translation>Verwechselte Testbilder</translation>
    </message>
    <message>
        <source>The %1 classes that are confused most, of %2</source>
        <translation>Die %1 am meisten verwechselten Klassen von %2</translation>
    </message>
    <message>
        <source>Confusion matrix of %1</source>
        <translation>Verwechslungsmatrix von %1</translation>
    </message>
    <message>
        <source>%1 for %2: %3 %</source>
        <translation>%1 für %2: %3 %</translation>
    </message>
    <message>
        <source> (before %1 %)</source>
        <translation> (vorher %1 %)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 is recognised here; pick another cell.</source>
        <translation>%1 wird hier erkannt; eine andere Zelle wählen.</translation>
    </message>
    <message>
        <source>%1 test pictures of %2 taken for %3; below each, in how many trainings</source>
        <translation>%1 Testbilder von %2 für %3 gehalten; darunter, in wie vielen Trainings</translation>
    </message>
</context>
<context>
    <name>tw::ui::ContextEditor</name>
    <message>
        <source>Used where the data set names none.</source>
        <translation>Gilt, wo der Datensatz keine nennt.</translation>
    </message>
    <message>
        <source>One a line, with {class} and perhaps {superclass}. Each picture is drawn in one of them, by lot.</source>
        <translation>Einer je Zeile, mit {class} und vielleicht {superclass}. Jedes Bild wird in einem davon erzeugt, per Los.</translation>
    </message>
    <message>
        <source>One class a line: class: word, word</source>
        <translation>Eine Klasse je Zeile: Klasse: Wort, Wort</translation>
    </message>
    <message>
        <source>Super-class</source>
        <translation>Oberklasse</translation>
    </message>
    <message>
        <source>Contexts</source>
        <translation>Kontexte</translation>
    </message>
    <message>
        <source>Negative words of every class</source>
        <translation>Negativwörter aller Klassen</translation>
    </message>
    <message>
        <source>Negative words of single classes</source>
        <translation>Negativwörter einzelner Klassen</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>Liste speichern</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weiteres</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>No negative word contradicts a class or a context.</source>
        <translation>Kein Negativwort widerspricht einer Klasse oder einem Kontext.</translation>
    </message>
</context>
<context>
    <name>tw::ui::CurveChart</name>
    <message>
        <source>Validation accuracy while training</source>
        <translation>Validierungsgenauigkeit während des Trainings</translation>
    </message>
    <message>
        <source>optimiser step</source>
        <translation>Optimierungsschritt</translation>
    </message>
    <message>
        <source>validation, %</source>
        <translation>Validierung, %</translation>
    </message>
</context>
<context>
    <name>tw::ui::DataPage</name>
    <message>
        <source>pretraining</source>
        <translation>Vortraining</translation>
    </message>
    <message>
        <source>training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>Validierung</translation>
    </message>
    <message>
        <source>test</source>
        <translation>Test</translation>
    </message>
    <message>
        <source>kept out</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>Originals stay where they are and are only read. Validation and test hold real images only.</source>
        <translation>Originale bleiben, wo sie sind, und werden nur gelesen. Validierung und Test enthalten nur echte Bilder.</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>Folder or file to import</source>
        <translation>Zu importierender Ordner oder Datei</translation>
    </message>
    <message>
        <source>Folder, CSV or idx file</source>
        <translation>Ordner, CSV- oder idx-Datei</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>automatisch erkannt</translation>
    </message>
    <message>
        <source>ImageFolder (one folder a class)</source>
        <translation>ImageFolder (ein Ordner je Klasse)</translation>
    </message>
    <message>
        <source>CSV (path,label[,split])</source>
        <translation>CSV (path,label[,split])</translation>
    </message>
    <message>
        <source>idx (MNIST family)</source>
        <translation>idx (MNIST-Familie)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>Serves as, unless the source says</source>
        <translation>Dient als, wenn die Quelle nichts sagt</translation>
    </message>
    <message>
        <source>t-shirt, trouser, …</source>
        <translation>t-shirt, trouser, …</translation>
    </message>
    <message>
        <source>shorter side to its size, centre crop</source>
        <translation>kürzere Seite auf Netzgröße, Mitte ausgeschnitten</translation>
    </message>
    <message>
        <source>black borders, nothing resampled</source>
        <translation>schwarze Ränder, nichts skaliert</translation>
    </message>
    <message>
        <source>both sides stretched to its size</source>
        <translation>beide Seiten auf Netzgröße gestreckt</translation>
    </message>
    <message>
        <source>How pictures meet a network&apos;s size, and how generated ones come back. For the whole project; what was drawn before stays as it is.</source>
        <translation>Wie Bilder auf die Größe eines Netzes kommen und wie erzeugte zurückkommen. Gilt für das ganze Projekt; schon Erzeugtes bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Pictures meet a network by</source>
        <translation>Anpassung an ein Netz durch</translation>
    </message>
    <message>
        <source>Make a long tail</source>
        <translation>Long Tail herstellen</translation>
    </message>
    <message>
        <source>For experiments: thins a balanced set to an exponential profile and keeps the rest out.</source>
        <translation>Für Experimente: dünnt einen ausgeglichenen Datensatz auf ein exponentielles Profil aus und hält den Rest zurück.</translation>
    </message>
    <message>
        <source>Imbalance factor</source>
        <translation>Imbalance-Faktor</translation>
    </message>
    <message>
        <source>Largest class</source>
        <translation>Größte Klasse</translation>
    </message>
    <message>
        <source>Validation, each</source>
        <translation>Validierung, je Klasse</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Build long tail</source>
        <translation>Long Tail bilden</translation>
    </message>
    <message>
        <source>Split off validation</source>
        <translation>Validierung abtrennen</translation>
    </message>
    <message>
        <source>For a set that has its tail already: a share of every class, never all of it.</source>
        <translation>Für einen Datensatz, der schon einen Tail hat: ein Anteil jeder Klasse, nie eine ganze.</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>Abtrennen</translation>
    </message>
    <message>
        <source>Class shown</source>
        <translation>Gezeigte Klasse</translation>
    </message>
    <message>
        <source>all classes</source>
        <translation>alle Klassen</translation>
    </message>
    <message>
        <source>Partition shown</source>
        <translation>Gezeigter Teil</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>What the import left out</source>
        <translation>Was der Import ausgelassen hat</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Folder to import</source>
        <translation>Zu importierender Ordner</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>idx (*ubyte* *.gz);;All files (*)</source>
        <translation>idx (*ubyte* *.gz);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>File to import</source>
        <translation>Zu importierende Datei</translation>
    </message>
    <message>
        <source>Choose a folder or file to import first.</source>
        <translation>Zuerst einen Ordner oder eine Datei zum Importieren wählen.</translation>
    </message>
    <message>
        <source>Importing pictures</source>
        <translation>Bilder importieren</translation>
    </message>
    <message>
        <source>Building the long tail</source>
        <translation>Long Tail bilden</translation>
    </message>
    <message>
        <source>Splitting off validation</source>
        <translation>Validierung abtrennen</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>No pictures yet. Choose a folder or file at the left.</source>
        <translation>Noch keine Bilder. Links einen Ordner oder eine Datei wählen.</translation>
    </message>
    <message>
        <source>Left out (%1)</source>
        <translation>Ausgelassen (%1)</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>CIFAR-10 or CIFAR-100, binary</source>
        <translation>CIFAR-10 oder CIFAR-100, binär</translation>
    </message>
    <message>
        <source>Food-101 (images and meta)</source>
        <translation>Food-101 (images und meta)</translation>
    </message>
    <message>
        <source>Hugging Face (metadata.jsonl or .csv)</source>
        <translation>Hugging Face (metadata.jsonl oder .csv)</translation>
    </message>
    <message>
        <source>COCO (annotations)</source>
        <translation>COCO (Annotationen)</translation>
    </message>
    <message>
        <source>generated pictures with their settings</source>
        <translation>erzeugte Bilder mit ihren Einstellungen</translation>
    </message>
    <message>
        <source>Class names of labels 0, 1, …</source>
        <translation>Klassennamen der Labels 0, 1, …</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>Damit fortfahren</translation>
    </message>
    <message>
        <source>Changed outside</source>
        <translation>Außerhalb geändert</translation>
    </message>
    <message>
        <source>The import of %1 was stopped before its end. What was read is kept.</source>
        <translation>Der Import von %1 wurde vor dem Ende gestoppt. Was gelesen wurde, bleibt erhalten.</translation>
    </message>
    <message>
        <source>Keep the split</source>
        <translation>Aufteilung behalten</translation>
    </message>
    <message>
        <source>Split off validation images</source>
        <translation>Validierungsbilder abtrennen</translation>
    </message>
    <message>
        <source>Keeping the split</source>
        <translation>Aufteilung wird behalten</translation>
    </message>
    <message>
        <source>The pictures came with validation images of their own. Kept, the split serves every step.</source>
        <translation>Die Bilder brachten eigene Validierungsbilder mit. Einmal behalten, dient die Aufteilung jedem Schritt.</translation>
    </message>
    <message>
        <source>There are no validation images yet; %1 % of every class can serve.</source>
        <translation>Es gibt noch keine Validierungsbilder; %1 % jeder Klasse können dafür dienen.</translation>
    </message>
</context>
<context>
    <name>tw::ui::ExperimentForm</name>
    <message>
        <source>What is compared</source>
        <translation>Was verglichen wird</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>this project</source>
        <translation>dieses Projekt</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Daten</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>Varianten</translation>
    </message>
    <message>
        <source>Arms of the experiment</source>
        <translation>Varianten des Experiments</translation>
    </message>
    <message>
        <source>Generated pictures</source>
        <translation>Erzeugte Bilder</translation>
    </message>
    <message>
        <source>Drawn once for all arms that name them. Hover for the settings; the text of the experiment holds all of them.</source>
        <translation>Einmal erzeugt für alle Varianten, die sie nennen. Der Mauszeiger darüber zeigt die Einstellungen; der Text des Experiments enthält sie alle.</translation>
    </message>
    <message>
        <source>Sets of generated pictures</source>
        <translation>Sätze erzeugter Bilder</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>From real</source>
        <translation>Aus echten</translation>
    </message>
    <message>
        <source>Seeds and sweep</source>
        <translation>Seeds und Sweep</translation>
    </message>
    <message>
        <source>Trainings of each arm. One says nothing about chance; three is the usual least, five is better.</source>
        <translation>Trainings je Variante. Eines sagt nichts über den Zufall; drei sind das übliche Minimum, fünf sind besser.</translation>
    </message>
    <message>
        <source>default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>Optimiser steps of a training, the same for every arm.</source>
        <translation>Optimierungsschritte eines Trainings, gleich viele für jede Variante.</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Seeds</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>How many generated images are worth it?</source>
        <translation>Wie viele erzeugte Bilder lohnen sich?</translation>
    </message>
    <message>
        <source>Trains one arm with ever more generated images and looks at validation images only.</source>
        <translation>Trainiert eine Variante mit immer mehr erzeugten Bildern und sieht nur Validierungsbilder an.</translation>
    </message>
    <message>
        <source>Arm of the sweep</source>
        <translation>Variante des Sweeps</translation>
    </message>
    <message>
        <source>Generated for each real image</source>
        <translation>Erzeugte je echtem Bild</translation>
    </message>
    <message>
        <source>Fashion-MNIST, made long-tailed</source>
        <translation>Fashion-MNIST, mit Long Tail</translation>
    </message>
    <message>
        <source>Off: everything that is drawn is accepted, to show what the filter is worth.</source>
        <translation>Aus: Alles Erzeugte wird angenommen, um zu zeigen, was der Filter wert ist.</translation>
    </message>
    <message>
        <source>Image-to-image from the class&apos;s real training images instead of from noise.</source>
        <translation>Image-to-Image aus den echten Trainingsbildern der Klasse statt aus Rauschen.</translation>
    </message>
</context>
<context>
    <name>tw::ui::ExperimentModel</name>
    <message>
        <source>%1, better</source>
        <translation>%1, besser</translation>
    </message>
    <message>
        <source>%1, worse</source>
        <translation>%1, schlechter</translation>
    </message>
    <message>
        <source>%1, may be chance</source>
        <translation>%1, vielleicht Zufall</translation>
    </message>
    <message>
        <source>%1, one seed</source>
        <translation>%1, ein Seed</translation>
    </message>
    <message>
        <source>Best with generated images: %1, %2 %. To real only: %3.</source>
        <translation>Beste mit erzeugten Bildern: %1, %2 %. Gegenüber nur echten Bildern: %3.</translation>
    </message>
    <message>
        <source>To the best without them (%1): %2.</source>
        <translation>Gegenüber der besten ohne sie (%1): %2.</translation>
    </message>
    <message>
        <source>The sweep is not finished yet.</source>
        <translation>Der Sweep ist noch nicht fertig.</translation>
    </message>
    <message>
        <source>More still helped at the largest ratio tried, %1 for each real image.</source>
        <translation>Mehr half noch beim größten versuchten Verhältnis, %1 je echtem Bild.</translation>
    </message>
    <message>
        <source>From %1 generated for each real image on, more is not shown to help: no larger ratio is better by more than its 95 % interval.</source>
        <translation>Ab %1 erzeugten je echtem Bild ist nicht gezeigt, dass mehr hilft: Kein größeres Verhältnis ist um mehr als sein 95-%-Intervall besser.</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>Baseline</translation>
    </message>
    <message>
        <source>the best without</source>
        <translation>die beste ohne</translation>
    </message>
    <message>
        <source>Percent points, paired by seed, with the 95 % interval of the mean over seeds</source>
        <translation>Prozentpunkte, nach Seed gepaart, mit dem 95-%-Intervall des Mittels über die Seeds</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>Variante</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Seeds</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Accuracy in percent, mean and standard deviation over the seeds</source>
        <translation>Genauigkeit in Prozent, Mittel und Standardabweichung über die Seeds</translation>
    </message>
    <message>
        <source>Against the best arm without generated images. %1</source>
        <translation>Gegen die beste Variante ohne erzeugte Bilder. %1</translation>
    </message>
    <message>
        <source>Real training images + generated ones</source>
        <translation>Echte Trainingsbilder + erzeugte</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Many</source>
        <translation>Viele</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>Mittlere</translation>
    </message>
    <message>
        <source>Few</source>
        <translation>Wenige</translation>
    </message>
    <message>
        <source>To real
only</source>
        <translation>Zu nur
echt</translation>
    </message>
    <message>
        <source>To best
without</source>
        <translation>Zur besten
ohne</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
</context>
<context>
    <name>tw::ui::ExperimentPage</name>
    <message>
        <source>Opened %1</source>
        <translation>%1 geöffnet</translation>
    </message>
    <message>
        <source>experiment</source>
        <translation>Experiment</translation>
    </message>
    <message>
        <source>The text is not JSON: a bracket, quote or comma is missing or too much.</source>
        <translation>Der Text ist kein JSON: Eine Klammer, ein Anführungszeichen oder ein Komma fehlt oder ist zu viel.</translation>
    </message>
    <message>
        <source>%1. Begun and not finished: it goes on where it was, and repeats nothing.</source>
        <translation>%1. Begonnen und nicht fertig: Es geht weiter, wo es war, und wiederholt nichts.</translation>
    </message>
    <message>
        <source>Ready: %1.</source>
        <translation>Bereit: %1.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Running: %1 of %2 trainings are in the table.</source>
        <translation>Läuft: %1 von %2 Trainings stehen in der Tabelle.</translation>
    </message>
    <message>
        <source>Experiment “%1”</source>
        <translation>Experiment „%1“</translation>
    </message>
    <message>
        <source>Running: nothing is trained yet.</source>
        <translation>Läuft: Noch ist nichts trainiert.</translation>
    </message>
    <message>
        <source>Stopped. What is finished is kept; “Go on” repeats nothing.</source>
        <translation>Gestoppt. Was fertig ist, bleibt erhalten; „Fortsetzen“ wiederholt nichts.</translation>
    </message>
    <message>
        <source>Earlier experiments</source>
        <translation>Frühere Experimente</translation>
    </message>
    <message>
        <source>%1 (not finished)</source>
        <translation>%1 (nicht fertig)</translation>
    </message>
    <message>
        <source>Written %1.</source>
        <translation>Geschrieben: %1.</translation>
    </message>
    <message>
        <source>Begun %1, not finished.</source>
        <translation>Begonnen: %1, nicht fertig.</translation>
    </message>
    <message>
        <source>Arm “%1”. %2</source>
        <translation>Variante „%1“. %2</translation>
    </message>
    <message>
        <source>No sweep. Tick “How many generated images are worth it?” at the left to find out for your own data.</source>
        <translation>Kein Sweep. Links „Wie viele erzeugte Bilder lohnen sich?“ ankreuzen, um es für die eigenen Daten herauszufinden.</translation>
    </message>
    <message>
        <source>Tailwright %1, written %2</source>
        <translation>Tailwright %1, geschrieben: %2</translation>
    </message>
    <message>
        <source>seeds: %1</source>
        <translation>Seeds: %1</translation>
    </message>
    <message>
        <source>split, SHA-256: %1</source>
        <translation>Aufteilung, SHA-256: %1</translation>
    </message>
    <message>
        <source>model of the pictures “%1”: %2</source>
        <translation>Modell der Bilder „%1“: %2</translation>
    </message>
    <message>
        <source>data of the arm “%1”: %2</source>
        <translation>Daten der Variante „%1“: %2</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>Experiment</translation>
    </message>
    <message>
        <source>Arms over several seeds on one split: which method helps on these data, and how many generated images are worth it. The test images are read once per training.</source>
        <translation>Varianten über mehrere Seeds auf einer Aufteilung: welche Methode bei diesen Daten hilft und wie viele erzeugte Bilder sich lohnen. Die Testbilder werden je Training einmal gelesen.</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>Bericht öffnen</translation>
    </message>
    <message>
        <source>Open an experiment file…</source>
        <translation>Experimentdatei öffnen …</translation>
    </message>
    <message>
        <source>Open an experiment file</source>
        <translation>Experimentdatei öffnen</translation>
    </message>
    <message>
        <source>Experiments (*.json)</source>
        <translation>Experimente (*.json)</translation>
    </message>
    <message>
        <source>Open the results in a folder…</source>
        <translation>Ergebnisse in einem Ordner öffnen …</translation>
    </message>
    <message>
        <source>Open the results in a folder</source>
        <translation>Ergebnisse in einem Ordner öffnen</translation>
    </message>
    <message>
        <source>New experiment on this project</source>
        <translation>Neues Experiment zu diesem Projekt</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>Datei öffnen …</translation>
    </message>
    <message>
        <source>Open results…</source>
        <translation>Ergebnisse öffnen …</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Results go to</source>
        <translation>Ergebnisse gehen nach</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>Ordner für die Ergebnisse</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>Tabelle</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>Differenzen</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>Wie viele</translation>
    </message>
    <message>
        <source>Accuracy of each class under each arm</source>
        <translation>Genauigkeit jeder Klasse unter jeder Variante</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>Klassen</translation>
    </message>
    <message>
        <source>Repeat it</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>Als Text</translation>
    </message>
    <message>
        <source>Arms of the experiment with their results</source>
        <translation>Varianten des Experiments mit ihren Ergebnissen</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>Verglichen mit</translation>
    </message>
    <message>
        <source>to real only</source>
        <translation>zu nur echten Bildern</translation>
    </message>
    <message>
        <source>to the best arm without generated images</source>
        <translation>zur besten Variante ohne erzeugte Bilder</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>The command, versions, seeds and hashes with which this table comes out again.</source>
        <translation>Befehl, Versionen, Seeds und Hashes, mit denen diese Tabelle wieder herauskommt.</translation>
    </message>
    <message>
        <source>How to repeat the experiment</source>
        <translation>So wird das Experiment wiederholt</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>The experiment as its file says it; the form at the left follows. The command line reads the same text.</source>
        <translation>Das Experiment, wie es in seiner Datei steht; das Formular links folgt. Die Kommandozeile liest denselben Text.</translation>
    </message>
    <message>
        <source>The experiment as text</source>
        <translation>Das Experiment als Text</translation>
    </message>
</context>
<context>
    <name>tw::ui::ExportPage</name>
    <message>
        <source>What will be written</source>
        <translation>Was geschrieben wird</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Zielordner</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>Neuer Ordner</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Training (real and accepted)</source>
        <translation>Training (echte und angenommene)</translation>
    </message>
    <message>
        <source>Validation (real only)</source>
        <translation>Validierung (nur echte)</translation>
    </message>
    <message>
        <source>Test (real only)</source>
        <translation>Test (nur echte)</translation>
    </message>
    <message>
        <source>Hard links instead of copies where possible</source>
        <translation>Wo möglich, Hardlinks statt Kopien</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Ordner öffnen</translation>
    </message>
    <message>
        <source>Folder to export to</source>
        <translation>Ordner für den Export</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>Nothing has been exported yet.</source>
        <translation>Es wurde noch nichts exportiert.</translation>
    </message>
    <message>
        <source>Last: %1 real and %2 synthetic pictures to %3, %4</source>
        <translation>Zuletzt: %1 echte und %2 synthetische Bilder nach %3, %4</translation>
    </message>
    <message>
        <source>ImageFolder</source>
        <translation>ImageFolder</translation>
    </message>
    <message>
        <source>One folder a class, with metadata.jsonl: torchvision, Hugging Face.</source>
        <translation>Ein Ordner je Klasse, mit metadata.jsonl: torchvision, Hugging Face.</translation>
    </message>
    <message>
        <source>WebDataset</source>
        <translation>WebDataset</translation>
    </message>
    <message>
        <source>Shards of about 1 GB; the same set gives the same bytes.</source>
        <translation>Shards von etwa 1 GB; derselbe Datensatz ergibt dieselben Bytes.</translation>
    </message>
    <message>
        <source>FiftyOne</source>
        <translation>FiftyOne</translation>
    </message>
    <message>
        <source>data/ and labels.json in each part.</source>
        <translation>data/ und labels.json in jedem Teil.</translation>
    </message>
    <message>
        <source>Diff-Mix</source>
        <translation>Diff-Mix</translation>
    </message>
    <message>
        <source>Generated pictures alone, with meta.csv.</source>
        <translation>Nur erzeugte Bilder, mit meta.csv.</translation>
    </message>
    <message>
        <source>CSV list</source>
        <translation>CSV-Liste</translation>
    </message>
    <message>
        <source>COCO</source>
        <translation>COCO</translation>
    </message>
    <message>
        <source>Croissant</source>
        <translation>Croissant</translation>
    </message>
    <message>
        <source>Real images and the accepted pictures of the runs that count. A folder that Tailwright did not write is never touched.</source>
        <translation>Echte Bilder und die angenommenen Bilder der Läufe, die zählen. Ein Ordner, den Tailwright nicht geschrieben hat, wird nie angerührt.</translation>
    </message>
    <message>
        <source>Pictures that will be written, by part and class</source>
        <translation>Zu schreibende Bilder, nach Teil und Klasse</translation>
    </message>
    <message>
        <source>Part and class</source>
        <translation>Teil und Klasse</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>Echte</translation>
    </message>
    <message>
        <source>Synthetic</source>
        <translation>Synthetische</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>Zusammen</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>Format</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>time not known until a first export</source>
        <translation>Dauer erst nach einem ersten Export bekannt</translation>
    </message>
    <message>
        <source>%1 real and %2 synthetic pictures, about %3 (%4 free), %5</source>
        <translation>%1 echte und %2 synthetische Bilder, etwa %3 (%4 frei), %5</translation>
    </message>
</context>
<context>
    <name>tw::ui::FilterPage</name>
    <message>
        <source>Drag a line to move a threshold; nothing is computed again. The curve is the real training images&apos; own scores, each left out of its own comparison.</source>
        <translation>Eine Linie ziehen, um eine Schwelle zu verschieben; nichts wird neu berechnet. Die Kurve zeigt die Scores der echten Trainingsbilder selbst, jedes aus dem eigenen Vergleich ausgelassen.</translation>
    </message>
    <message>
        <source>Score pictures</source>
        <translation>Scores berechnen</translation>
    </message>
    <message>
        <source>Judge by these thresholds</source>
        <translation>Nach diesen Schwellen urteilen</translation>
    </message>
    <message>
        <source>Accepts and rejects what nobody judged yet, no more than the plan needs; one step to undo.</source>
        <translation>Nimmt an und lehnt ab, was noch niemand beurteilt hat, nicht mehr, als der Plan braucht; mit einem Schritt rückgängig zu machen.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>all classes</source>
        <translation>alle Klassen</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>erzeugte</translation>
    </message>
    <message>
        <source>real training images</source>
        <translation>echte Trainingsbilder</translation>
    </message>
    <message>
        <source>Keep of the real</source>
        <translation>Von den echten behalten</translation>
    </message>
    <message>
        <source>Share of the real images that the thresholds keep</source>
        <translation>Anteil der echten Bilder, den die Schwellen behalten</translation>
    </message>
    <message>
        <source>Set thresholds</source>
        <translation>Schwellen setzen</translation>
    </message>
    <message>
        <source>Margin: own class minus best other</source>
        <translation>Marge: eigene Klasse minus beste andere</translation>
    </message>
    <message>
        <source>Cosine to the real images</source>
        <translation>Kosinus zu den echten Bildern</translation>
    </message>
    <message>
        <source>Pixel distance to the nearest real</source>
        <translation>Pixelabstand zum nächsten echten</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>Roughness</source>
        <translation>Rauheit</translation>
    </message>
    <message>
        <source>Kept by class</source>
        <translation>Behalten je Klasse</translation>
    </message>
    <message>
        <source>Scoring pictures</source>
        <translation>Scores berechnen</translation>
    </message>
    <message>
        <source>Setting thresholds</source>
        <translation>Schwellen setzen</translation>
    </message>
    <message>
        <source>Judging by the thresholds</source>
        <translation>Nach den Schwellen urteilen</translation>
    </message>
    <message>
        <source>%1 accepted, %2 rejected, %3 left to you</source>
        <translation>%1 angenommen, %2 abgelehnt, %3 noch selbst zu beurteilen</translation>
    </message>
    <message>
        <source>No scores yet.</source>
        <translation>Noch keine Scores.</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>kept: %1 generated, %2 real</source>
        <translation>behalten: %1 erzeugt, %2 echt</translation>
    </message>
</context>
<context>
    <name>tw::ui::FinetuneForm</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Learning rate, LoRA</source>
        <translation>Lernrate, LoRA</translation>
    </message>
    <message>
        <source>Learning rate, tokens</source>
        <translation>Lernrate, Tokens</translation>
    </message>
    <message>
        <source>LoRA rank</source>
        <translation>LoRA-Rang</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>A token begins as</source>
        <translation>Ein Token beginnt als</translation>
    </message>
    <message>
        <source>the authors&apos; vocabulary entry</source>
        <translation>Vokabeleintrag der Autoren</translation>
    </message>
    <message>
        <source>the class&apos;s name</source>
        <translation>Name der Klasse</translation>
    </message>
    <message>
        <source>Save memory</source>
        <translation>Speicher sparen</translation>
    </message>
    <message>
        <source>always, slower</source>
        <translation>immer, langsamer</translation>
    </message>
    <message>
        <source>never</source>
        <translation>nie</translation>
    </message>
    <message>
        <source>Sample pictures every</source>
        <translation>Probebilder alle</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>Checkpoint alle</translation>
    </message>
    <message>
        <source>Mirror pictures at random</source>
        <translation>Bilder zufällig spiegeln</translation>
    </message>
    <message>
        <source> 0: only tokens are learnt.</source>
        <translation> 0: Nur Tokens werden gelernt.</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>if the model is large</source>
        <translation>wenn das Modell groß ist</translation>
    </message>
</context>
<context>
    <name>tw::ui::FinetuningPage</name>
    <message>
        <source>Teaches the generator your classes from the training images alone: low-rank updates and one new word for each class (Diff-Mix). After a stop or a crash it goes on from the last checkpoint.</source>
        <translation>Lehrt den Generator die eigenen Klassen allein aus den Trainingsbildern: Low-Rank-Updates und ein neues Wort je Klasse (Diff-Mix). Nach einem Stopp oder Absturz geht es vom letzten Checkpoint weiter.</translation>
    </message>
    <message>
        <source>Use in generation</source>
        <translation>Zum Erzeugen nutzen</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>Feinabstimmen</translation>
    </message>
    <message>
        <source>Fine-tune the generator</source>
        <translation>Generator feinabstimmen</translation>
    </message>
    <message>
        <source>Use the adapter in generation</source>
        <translation>Adapter zum Erzeugen nutzen</translation>
    </message>
    <message>
        <source>Settings as the method has them</source>
        <translation>Einstellungen, wie die Methode sie vorsieht</translation>
    </message>
    <message>
        <source>What is learnt</source>
        <translation>Was gelernt wird</translation>
    </message>
    <message>
        <source>Name of the adapter: its folder in this project. A name of an unfinished one goes on with it.</source>
        <translation>Name des Adapters: sein Ordner in diesem Projekt. Der Name eines unfertigen setzt diesen fort.</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>Adapter</translation>
    </message>
    <message>
        <source>Adapters of this project</source>
        <translation>Adapter dieses Projekts</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>Sample pictures while it learns</source>
        <translation>Probebilder während des Lernens</translation>
    </message>
    <message>
        <source>Sample pictures</source>
        <translation>Probebilder</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation>Feinabstimmung</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>Modell wird geladen …</translation>
    </message>
    <message>
        <source>Stopped; “Go on” starts from the last checkpoint.</source>
        <translation>Gestoppt; „Fortsetzen“ beginnt beim letzten Checkpoint.</translation>
    </message>
    <message>
        <source>step %1 of %2, loss %3</source>
        <translation>Schritt %1 von %2, Verlust %3</translation>
    </message>
    <message>
        <source>%1
step %2</source>
        <translation>%1
Schritt %2</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>unlesbar</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>nicht fertig</translation>
    </message>
    <message>
        <source>Finished %1: %2 steps, loss %3 at the end.</source>
        <translation>Fertig: %1, %2 Schritte, Verlust am Ende %3.</translation>
    </message>
    <message>
        <source>Not finished; “Go on” starts from the last checkpoint.</source>
        <translation>Nicht fertig; „Fortsetzen“ beginnt beim letzten Checkpoint.</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>An adapter of this name is finished; choose another name.</source>
        <translation>Ein Adapter dieses Namens ist schon fertig; bitte einen anderen Namen wählen.</translation>
    </message>
</context>
<context>
    <name>tw::ui::FolderChanges</name>
    <message>
        <source>Check the folders</source>
        <translation>Ordner prüfen</translation>
    </message>
    <message>
        <source>Compares every imported file with the project, also those imported by an earlier version.</source>
        <translation>Vergleicht jede importierte Datei mit dem Projekt, auch die von einer früheren Version importierten.</translation>
    </message>
    <message>
        <source>Changes in the imported folders</source>
        <translation>Änderungen in den importierten Ordnern</translation>
    </message>
    <message>
        <source>They are no longer told as news. Their rows, verdicts and scores stay, and they are found again when they come back.</source>
        <translation>Sie werden nicht mehr als Neuigkeit gemeldet. Ihre Zeilen, Urteile und Scores bleiben, und sie werden wiedergefunden, wenn sie zurückkommen.</translation>
    </message>
    <message>
        <source>Adding new pictures</source>
        <translation>Neue Bilder hinzufügen</translation>
    </message>
    <message>
        <source>Relinking moved pictures</source>
        <translation>Verschobene Bilder neu verknüpfen</translation>
    </message>
    <message>
        <source>Reading edited pictures</source>
        <translation>Bearbeitete Bilder lesen</translation>
    </message>
    <message>
        <source>Marking missing pictures</source>
        <translation>Fehlende Bilder markieren</translation>
    </message>
    <message numerus="yes">
        <source>Add %n new</source>
        <translation>
            <numerusform>%n neues hinzufügen</numerusform>
            <numerusform>%n neue hinzufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Relink %n moved</source>
        <translation>
            <numerusform>%n verschobenes verknüpfen</numerusform>
            <numerusform>%n verschobene verknüpfen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %n edited again</source>
        <translation>
            <numerusform>%n bearbeitetes neu lesen</numerusform>
            <numerusform>%n bearbeitete neu lesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n missing</source>
        <translation>
            <numerusform>%n fehlendes markieren</numerusform>
            <numerusform>%n fehlende markieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n back</source>
        <translation>
            <numerusform>%n wieder aufnehmen</numerusform>
            <numerusform>%n wieder aufnehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n neu</numerusform>
            <numerusform>%n neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moved</source>
        <translation>
            <numerusform>%n verschoben</numerusform>
            <numerusform>%n verschoben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edited</source>
        <translation>
            <numerusform>%n bearbeitet</numerusform>
            <numerusform>%n bearbeitet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n fehlt</numerusform>
            <numerusform>%n fehlen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n back again</source>
        <translation>
            <numerusform>%n wieder da</numerusform>
            <numerusform>%n wieder da</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>Vergleich läuft …</translation>
    </message>
    <message>
        <source>Nothing was imported yet.</source>
        <translation>Es wurde noch nichts importiert.</translation>
    </message>
    <message>
        <source>The imported folders are as the project knows them.</source>
        <translation>Die importierten Ordner sind so, wie das Projekt sie kennt.</translation>
    </message>
    <message>
        <source>%1. Nothing is lost: plug it in again, or say where it is now.</source>
        <translation>%1. Nichts ist verloren: wieder anschließen oder angeben, wo er jetzt ist.</translation>
    </message>
    <message>
        <source>It moved to…</source>
        <translation>Er liegt jetzt in …</translation>
    </message>
    <message>
        <source>Where the pictures of %1 are now</source>
        <translation>Wo die Bilder von %1 jetzt sind</translation>
    </message>
    <message>
        <source>Relinking a folder</source>
        <translation>Ordner neu verknüpfen</translation>
    </message>
</context>
<context>
    <name>tw::ui::FolderChangesModel</name>
    <message>
        <source>class %1</source>
        <translation>Klasse %1</translation>
    </message>
    <message>
        <source>now %1, in the class %2</source>
        <translation>jetzt %1, in der Klasse %2</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>jetzt %1</translation>
    </message>
    <message>
        <source>has another content than when it was read</source>
        <translation>hat einen anderen Inhalt als beim Lesen</translation>
    </message>
    <message>
        <source>marked; its work is kept</source>
        <translation>markiert; die Arbeit daran bleibt erhalten</translation>
    </message>
    <message>
        <source>is no longer there</source>
        <translation>ist nicht mehr da</translation>
    </message>
    <message>
        <source>was marked as missing</source>
        <translation>war als fehlend markiert</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>verschoben</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>bearbeitet</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>back again</source>
        <translation>wieder da</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>How</source>
        <translation>Wie</translation>
    </message>
</context>
<context>
    <name>tw::ui::GenerationPage</name>
    <message>
        <source>No class is picked; click one in the histogram of the tail plan.</source>
        <translation>Keine Klasse ist gewählt; eine im Histogramm des Tail-Plans anklicken.</translation>
    </message>
    <message>
        <source>Added to the queue; run “%1” counts from now on</source>
        <translation>In die Warteschlange gestellt; der Lauf „%1“ zählt von jetzt an</translation>
    </message>
    <message>
        <source>Generating pictures</source>
        <translation>Bilder erzeugen</translation>
    </message>
    <message>
        <source>Nothing is being drawn.</source>
        <translation>Es wird nichts erzeugt.</translation>
    </message>
    <message>
        <source>Filling to the targets</source>
        <translation>Bis zu den Zielen auffüllen</translation>
    </message>
    <message>
        <source>The prompt template must hold {class}, or every class would get the same prompt.</source>
        <translation>Die Prompt-Vorlage muss {class} enthalten, sonst bekäme jede Klasse denselben Prompt.</translation>
    </message>
    <message>
        <source>%1 (%2), %3</source>
        <translation>%1 (%2), %3</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Nothing is rejected yet.</source>
        <translation>Noch ist nichts abgelehnt.</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>Schritt %1 von %2</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>Erzeugung</translation>
    </message>
    <message>
        <source>Batches wait in a queue that is kept in the project, so a crash loses and repeats nothing.</source>
        <translation>Batches warten in einer Warteschlange, die im Projekt liegt; so geht bei einem Absturz nichts verloren und nichts wird wiederholt.</translation>
    </message>
    <message>
        <source>Run the queue</source>
        <translation>Warteschlange starten</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>Runs that count</source>
        <translation>Läufe, die zählen</translation>
    </message>
    <message>
        <source>How it is drawn</source>
        <translation>Wie erzeugt wird</translation>
    </message>
    <message>
        <source>Rejected so far, and why</source>
        <translation>Bisher abgelehnt, und warum</translation>
    </message>
    <message>
        <source>New batches</source>
        <translation>Neue Batches</translation>
    </message>
    <message>
        <source>Two-stage (CADS + contrastive)</source>
        <translation>Zweistufig (CADS + kontrastiv)</translation>
    </message>
    <message>
        <source>Plain CFG</source>
        <translation>Einfache CFG</translation>
    </message>
    <message>
        <source>DiffCoRe-Mix (contexts)</source>
        <translation>DiffCoRe-Mix (Kontexte)</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>Methode</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Prompt template</source>
        <translation>Prompt-Vorlage</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Für</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>Batchgröße</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>Seed</translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation>In die Warteschlange</translation>
    </message>
    <message>
        <source>Draw, score and judge by rule</source>
        <translation>Erzeugen und nach Regel urteilen</translation>
    </message>
    <message>
        <source>Draws, scores and judges by the thresholds, again for what was rejected, until the targets are met.</source>
        <translation>Erzeugt, berechnet Scores und urteilt nach den Schwellen, für Abgelehntes von Neuem, bis die Ziele erreicht sind.</translation>
    </message>
    <message>
        <source>Add before everything that waits</source>
        <translation>Vor alles Wartende stellen</translation>
    </message>
    <message>
        <source>Being drawn</source>
        <translation>In Erzeugung</translation>
    </message>
    <message>
        <source>Picture that is being drawn</source>
        <translation>Bild, das gerade entsteht</translation>
    </message>
    <message>
        <source>Last pictures</source>
        <translation>Letzte Bilder</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Neu versuchen</translation>
    </message>
    <message>
        <source>Retry smaller</source>
        <translation>Kleiner versuchen</translation>
    </message>
    <message>
        <source>The same pictures in batches of half the size: needs less memory.</source>
        <translation>Dieselben Bilder in halb so großen Batches: braucht weniger Speicher.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Plan, review and export count the pictures of the ticked runs only, so that two methods never mix by accident.</source>
        <translation>Plan, Durchsicht und Export zählen nur die Bilder der angekreuzten Läufe, damit sich zwei Methoden nie versehentlich mischen.</translation>
    </message>
    <message>
        <source>more guidance, or another look-alike</source>
        <translation>mehr Guidance oder eine andere ähnliche Klasse</translation>
    </message>
    <message>
        <source>more steps, or less guidance</source>
        <translation>mehr Schritte oder weniger Guidance</translation>
    </message>
    <message>
        <source>more strength, or CADS</source>
        <translation>mehr Stärke oder CADS</translation>
    </message>
    <message>
        <source>less strength, or a fine-tuned model</source>
        <translation>weniger Stärke oder ein feinabgestimmtes Modell</translation>
    </message>
    <message>
        <source>%1: try %2</source>
        <translation>%1: %2 versuchen</translation>
    </message>
    <message>
        <source>The context list “%1” of this project is saved</source>
        <translation>Die Kontextliste „%1“ dieses Projekts ist gespeichert</translation>
    </message>
    <message>
        <source>Of %1:</source>
        <translation>Von %1:</translation>
    </message>
    <message>
        <source>Towards the targets</source>
        <translation>Stand zum Ziel</translation>
    </message>
    <message>
        <source>LoRA and embeddings</source>
        <translation>LoRA und Embeddings</translation>
    </message>
    <message>
        <source>Diff-Mix (between classes)</source>
        <translation>Diff-Mix (zwischen Klassen)</translation>
    </message>
    <message>
        <source>{class} is replaced by the name of the class, {superclass} by what all classes are. The two-stage paper: “A photo of {class}, a type of food.” Diff-Mix and DiffCoRe-Mix have prompts of their own.</source>
        <translation>{class} wird durch den Namen der Klasse ersetzt, {superclass} durch das, was alle Klassen sind. Im Paper der zweistufigen Methode: „A photo of {class}, a type of food.“ Diff-Mix und DiffCoRe-Mix haben eigene Prompts.</translation>
    </message>
    <message>
        <source>food, bird, …</source>
        <translation>food, bird, …</translation>
    </message>
    <message>
        <source>Super-class</source>
        <translation>Oberklasse</translation>
    </message>
    <message>
        <source>Retry all</source>
        <translation>Alle neu versuchen</translation>
    </message>
    <message>
        <source>Move the batch up</source>
        <translation>Batch nach oben</translation>
    </message>
    <message>
        <source>Move the batch down</source>
        <translation>Batch nach unten</translation>
    </message>
    <message>
        <source>How far each class is</source>
        <translation>Wie weit jede Klasse ist</translation>
    </message>
    <message>
        <source>%1 pictures a second</source>
        <translation>%1 Bilder je Sekunde</translation>
    </message>
    <message>
        <source>the worker holds %1</source>
        <translation>der Arbeitsprozess belegt %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message numerus="yes">
        <source>%n batches went wrong; the reason is in their line.</source>
        <translation>
            <numerusform>%n Batch ist fehlgeschlagen; der Grund steht in seiner Zeile.</numerusform>
            <numerusform>%n Batches sind fehlgeschlagen; der Grund steht in ihrer Zeile.</numerusform>
        </translation>
    </message>
    <message>
        <source>the whole plan</source>
        <translation>den ganzen Plan</translation>
    </message>
    <message>
        <source>the picked class</source>
        <translation>die gewählte Klasse</translation>
    </message>
    <message>
        <source>Move the batch before all others</source>
        <translation>Den Batch vor alle anderen stellen</translation>
    </message>
</context>
<context>
    <name>tw::ui::HelpWindow</name>
    <message>
        <source>Guide</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>Handbuch durchsuchen</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>Inhalt</translation>
    </message>
    <message>
        <source>Text of the chapter</source>
        <translation>Text des Kapitels</translation>
    </message>
    <message>
        <source>No chapter has these words.</source>
        <translation>Kein Kapitel enthält diese Wörter.</translation>
    </message>
</context>
<context>
    <name>tw::ui::IntervalChart</name>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>may be chance</source>
        <translation>vielleicht Zufall</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
    <message>
        <source>one seed</source>
        <translation>ein Seed</translation>
    </message>
    <message>
        <source>Differences between arms with 95 % intervals</source>
        <translation>Differenzen zwischen Varianten mit 95-%-Intervallen</translation>
    </message>
    <message>
        <source>difference in accuracy, percent points, with 95 % interval</source>
        <translation>Differenz der Genauigkeit, Prozentpunkte, mit 95-%-Intervall</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>tw::ui::IssuesModel</name>
    <message>
        <source>broken</source>
        <translation>defekt</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>zu groß</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>Duplikat</translation>
    </message>
    <message>
        <source>wrong label</source>
        <translation>falsches Label</translation>
    </message>
    <message>
        <source>two classes, one name</source>
        <translation>zwei Klassen, ein Name</translation>
    </message>
    <message>
        <source>converted</source>
        <translation>umgewandelt</translation>
    </message>
    <message>
        <source>small class</source>
        <translation>kleine Klasse</translation>
    </message>
    <message>
        <source>unknown file</source>
        <translation>unbekannte Datei</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Datei</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>tw::ui::JobHistory</name>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestoppt</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ausgang</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>tw::ui::JobHistorySheet</name>
    <message>
        <source>Finished jobs</source>
        <translation>Beendete Aufträge</translation>
    </message>
    <message>
        <source>No job has ended since this project was opened. What a job finished is kept, also when it is stopped.</source>
        <translation>Seit dem Öffnen dieses Projekts ist kein Auftrag beendet worden. Was ein Auftrag fertiggestellt hat, bleibt erhalten, auch wenn er gestoppt wird.</translation>
    </message>
</context>
<context>
    <name>tw::ui::JobPanel</name>
    <message>
        <source>Running job</source>
        <translation>Laufender Auftrag</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausieren</translation>
    </message>
    <message>
        <source>Stop after this</source>
        <translation>Danach stoppen</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Sofort stoppen</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 je Sekunde</translation>
    </message>
    <message>
        <source>%1 a minute</source>
        <translation>%1 je Minute</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>noch %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Fortsetzen</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt …</translation>
    </message>
    <message>
        <source>Stopping after this one…</source>
        <translation>Stoppt nach diesem …</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausiert</translation>
    </message>
</context>
<context>
    <name>tw::ui::KeepModel</name>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>Behalten</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Anteil</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
</context>
<context>
    <name>tw::ui::KeyEditor</name>
    <message>
        <source>Search the commands</source>
        <translation>Befehle durchsuchen</translation>
    </message>
    <message>
        <source>Search a command or a key</source>
        <translation>Befehl oder Taste suchen</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>Befehle und ihre Tasten</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>Befehl</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Usual keys</source>
        <translation>Übliche Tasten</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>Neue Taste</translation>
    </message>
    <message>
        <source>Add this key</source>
        <translation>Taste hinzufügen</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>Keine Taste</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Take this key</source>
        <translation>Taste übernehmen</translation>
    </message>
    <message>
        <source>Choose a command, then press its new key in the field.</source>
        <translation>Einen Befehl wählen, dann seine neue Taste im Feld drücken.</translation>
    </message>
    <message>
        <source>%1 belongs to “%2” (%3), which would lose it.</source>
        <translation>%1 gehört zu „%2“ (%3) und ginge dort verloren.</translation>
    </message>
</context>
<context>
    <name>tw::ui::LossChart</name>
    <message>
        <source>Loss while fine-tuning</source>
        <translation>Verlust während der Feinabstimmung</translation>
    </message>
    <message>
        <source>optimiser step</source>
        <translation>Optimierungsschritt</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
</context>
<context>
    <name>tw::ui::MainWindow</name>
    <message>
        <source>Finished jobs</source>
        <translation>Beendete Aufträge</translation>
    </message>
    <message>
        <source>“%1” is open for reading only.</source>
        <translation>„%1“ ist nur zum Lesen geöffnet.</translation>
    </message>
    <message>
        <source>Retry with writing</source>
        <translation>Schreibend öffnen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Neu versuchen</translation>
    </message>
    <message>
        <source>Open read-only</source>
        <translation>Nur zum Lesen öffnen</translation>
    </message>
    <message>
        <source>Running the demo</source>
        <translation>Demo ausführen</translation>
    </message>
    <message>
        <source>The program ended unexpectedly last time. Nothing drawn or judged was lost; the queue waits until you start it.</source>
        <translation>Das Programm wurde letztes Mal unerwartet beendet. Nichts Erzeugtes oder Beurteiltes ging verloren; die Warteschlange wartet, bis sie gestartet wird.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1: fertig</translation>
    </message>
    <message>
        <source>%1: stopped; what was finished is kept</source>
        <translation>%1: gestoppt; was fertig war, bleibt erhalten</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 fehlgeschlagen: %2</translation>
    </message>
    <message>
        <source>From top to bottom</source>
        <translation>Von oben nach unten</translation>
    </message>
    <message>
        <source>A project goes through these steps. Each says where it stands: nothing yet, in progress, needs you, done or failed.</source>
        <translation>Ein Projekt durchläuft diese Schritte. Jeder sagt, wo er steht: noch nichts, in Arbeit, Handlung nötig, fertig oder fehlgeschlagen.</translation>
    </message>
    <message>
        <source>What is next</source>
        <translation>Was als Nächstes kommt</translation>
    </message>
    <message>
        <source>This button is always the next sensible step. When in doubt, press it.</source>
        <translation>Diese Schaltfläche ist immer der nächste sinnvolle Schritt. Im Zweifel hier drücken.</translation>
    </message>
    <message>
        <source>The tail</source>
        <translation>Der Tail</translation>
    </message>
    <message>
        <source>Rare classes stand at the right. Set how many images each is to have; click a bar to work on one class only.</source>
        <translation>Seltene Klassen stehen rechts. Festlegen, wie viele Bilder jede haben soll; ein Klick auf einen Balken beschränkt die Arbeit auf diese Klasse.</translation>
    </message>
    <message>
        <source>You judge</source>
        <translation>Selbst urteilen</translation>
    </message>
    <message>
        <source>P accepts, X rejects, 1 to 4 reject with a reason, Ctrl+Z takes back. Nothing is deleted.</source>
        <translation>P nimmt an, X lehnt ab, 1 bis 4 lehnen mit Grund ab, Strg+Z nimmt zurück. Nichts wird gelöscht.</translation>
    </message>
    <message>
        <source>Help is here</source>
        <translation>Hier gibt es Hilfe</translation>
    </message>
    <message>
        <source>It opens the guide at the page that you see. ? shows every key, Ctrl+K finds every command.</source>
        <translation>Öffnet das Handbuch zur gerade gezeigten Seite. ? zeigt alle Tasten, Strg+K findet jeden Befehl.</translation>
    </message>
    <message>
        <source>About Tailwright</source>
        <translation>Über Tailwright</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Tailwright %1&lt;/h3&gt;&lt;p&gt;Fills the tail of an image set with pictures that a diffusion model draws, you judge, and a classifier proves.&lt;/p&gt;&lt;p&gt;Everything stays on this machine.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Tailwright %1&lt;/h3&gt;&lt;p&gt;Füllt den Tail eines Bilddatensatzes mit Bildern auf, die ein Diffusionsmodell erzeugt, ein Mensch beurteilt und ein Klassifikator bestätigt.&lt;/p&gt;&lt;p&gt;Alles bleibt auf diesem Rechner.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>&amp;Schritte</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation>&amp;Projekt</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>Neues Projekt</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>Projekt öffnen</translation>
    </message>
    <message>
        <source>Folder for the demo</source>
        <translation>Ordner für die Demo</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Neu …</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>&amp;Öffnen …</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>&amp;Zuletzt geöffnet</translation>
    </message>
    <message>
        <source>Try the &amp;demo…</source>
        <translation>&amp;Demo ausprobieren …</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen …</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Undo verdict</source>
        <translation>Urteil &amp;rückgängig machen</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>Rückgängig gemacht</translation>
    </message>
    <message>
        <source>Nothing left to undo</source>
        <translation>Nichts mehr rückgängig zu machen</translation>
    </message>
    <message>
        <source>&amp;Redo verdict</source>
        <translation>Urteil &amp;wiederherstellen</translation>
    </message>
    <message>
        <source>Redone</source>
        <translation>Wiederhergestellt</translation>
    </message>
    <message>
        <source>Nothing left to redo</source>
        <translation>Nichts mehr wiederherzustellen</translation>
    </message>
    <message>
        <source>&amp;Next sensible step</source>
        <translation>&amp;Nächster sinnvoller Schritt</translation>
    </message>
    <message>
        <source>&amp;Job</source>
        <translation>&amp;Auftrag</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Pausieren</translation>
    </message>
    <message>
        <source>Stop &amp;after this</source>
        <translation>&amp;Danach stoppen</translation>
    </message>
    <message>
        <source>Stop &amp;now</source>
        <translation>&amp;Sofort stoppen</translation>
    </message>
    <message>
        <source>&amp;Finished jobs</source>
        <translation>&amp;Beendete Aufträge</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>A&amp;nsicht</translation>
    </message>
    <message>
        <source>Colours of the &amp;system</source>
        <translation>&amp;Systemfarben</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>&amp;Befehl suchen …</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>&amp;Rundgang</translation>
    </message>
    <message>
        <source>&amp;About Tailwright</source>
        <translation>&amp;Über Tailwright</translation>
    </message>
    <message>
        <source>no project is open</source>
        <translation>es ist kein Projekt geöffnet</translation>
    </message>
    <message>
        <source>no job is running</source>
        <translation>es läuft kein Auftrag</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>Neues &amp;Fenster</translation>
    </message>
    <message>
        <source>&amp;Back up…</source>
        <translation>S&amp;ichern …</translation>
    </message>
    <message>
        <source>Restore a bac&amp;kup…</source>
        <translation>Sicherung &amp;wiederherstellen …</translation>
    </message>
    <message numerus="yes">
        <source>%n verdicts could not be written, for the project&apos;s disk is full or gone. Lose them?</source>
        <translation>
            <numerusform>%n Urteil konnte nicht geschrieben werden, denn der Datenträger des Projekts ist voll oder nicht mehr da. Verwerfen?</numerusform>
            <numerusform>%n Urteile konnten nicht geschrieben werden, denn der Datenträger des Projekts ist voll oder nicht mehr da. Verwerfen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lose %n verdicts</source>
        <translation>
            <numerusform>%n Urteil verwerfen</numerusform>
            <numerusform>%n Urteile verwerfen</numerusform>
        </translation>
    </message>
    <message>
        <source>Back up into the file</source>
        <translation>In die Datei sichern</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>Sichern</translation>
    </message>
    <message>
        <source>Backing up into %1</source>
        <translation>Sichern nach %1</translation>
    </message>
    <message>
        <source>Backup to restore</source>
        <translation>Wiederherzustellende Sicherung</translation>
    </message>
    <message>
        <source>Backups (*.tar);;All files (*)</source>
        <translation>Sicherungen (*.tar);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Folder for the restored project</source>
        <translation>Ordner für das wiederhergestellte Projekt</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>Wiederherstellen</translation>
    </message>
    <message>
        <source>Restoring %1</source>
        <translation>Wiederherstellen von %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 von %3</translation>
    </message>
    <message>
        <source>Open or make a project first, then drop %1 again.</source>
        <translation>Zuerst ein Projekt öffnen oder anlegen, dann %1 noch einmal hierher ziehen.</translation>
    </message>
    <message>
        <source>%1 is neither a folder of pictures, nor a project, nor a model that can be used here.</source>
        <translation>%1 ist weder ein Bilderordner noch ein Projekt noch ein Modell, das sich hier nutzen lässt.</translation>
    </message>
    <message>
        <source>%1 will be used for new batches</source>
        <translation>%1 wird für neue Batches verwendet</translation>
    </message>
    <message>
        <source>New pictures are drawn by the model %1</source>
        <translation>Neue Bilder werden mit dem Modell %1 erzeugt</translation>
    </message>
    <message>
        <source>Pictures are compared by the model %1</source>
        <translation>Bilder werden mit dem Modell %1 verglichen</translation>
    </message>
</context>
<context>
    <name>tw::ui::MethodForm</name>
    <message>
        <source>noise</source>
        <translation>Rauschen</translation>
    </message>
    <message>
        <source>image of any class</source>
        <translation>Bild beliebiger Klasse</translation>
    </message>
    <message>
        <source>image of the class</source>
        <translation>Bild der Klasse</translation>
    </message>
    <message>
        <source>Start from real training images</source>
        <translation>Mit echten Trainingsbildern beginnen</translation>
    </message>
    <message>
        <source>chosen on the evidence</source>
        <translation>nach Befund gewählt</translation>
    </message>
    <message>
        <source>another class by lot, as a control</source>
        <translation>eine andere Klasse per Los, zur Kontrolle</translation>
    </message>
    <message>
        <source>Look-alike that is pushed away</source>
        <translation>Ähnliche Klasse, von der weggelenkt wird</translation>
    </message>
    <message>
        <source>Strategy of Diff-Mix</source>
        <translation>Strategie von Diff-Mix</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>Strategie</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>Modell</translation>
    </message>
    <message>
        <source>Starts from</source>
        <translation>Beginnt mit</translation>
    </message>
    <message>
        <source>fine-tuned</source>
        <translation>feinabgestimmt</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>one for all</source>
        <translation>eine für alle</translation>
    </message>
    <message>
        <source>by lot from a list</source>
        <translation>per Los aus einer Liste</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>List</source>
        <translation>Liste</translation>
    </message>
    <message>
        <source>up to the plan</source>
        <translation>bis zum Plan</translation>
    </message>
    <message>
        <source>over the images</source>
        <translation>über die Bilder</translation>
    </message>
    <message>
        <source>over the classes</source>
        <translation>über die Klassen</translation>
    </message>
    <message>
        <source>Times the real images</source>
        <translation>Vielfaches der echten</translation>
    </message>
    <message>
        <source>Sources uniform</source>
        <translation>Quellen gleichverteilt</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen …</translation>
    </message>
    <message>
        <source>Fine-tuned adapter</source>
        <translation>Feinabgestimmter Adapter</translation>
    </message>
    <message>
        <source>Folder of the fine-tuned adapter</source>
        <translation>Ordner des feinabgestimmten Adapters</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>Bearbeiten</translation>
    </message>
    <message>
        <source>Context list</source>
        <translation>Kontextliste</translation>
    </message>
    <message>
        <source>on</source>
        <translation>an</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>gewählt</translation>
    </message>
    <message>
        <source> The authors draw 5 times the real images, 10 for long tails.</source>
        <translation> Die Autoren erzeugen das 5-Fache der echten Bilder, bei Long Tails das 10-Fache.</translation>
    </message>
</context>
<context>
    <name>tw::ui::NegativesModel</name>
    <message>
        <source>added</source>
        <translation>hinzugefügt</translation>
    </message>
    <message>
        <source>you</source>
        <translation>von Hand</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>per Regel</translation>
    </message>
    <message>
        <source>Look-alike</source>
        <translation>Ähnliche Klasse</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>Kosinus</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>Negativ-Prompt</translation>
    </message>
    <message>
        <source>Chosen by</source>
        <translation>Gewählt</translation>
    </message>
</context>
<context>
    <name>tw::ui::NegativesPage</name>
    <message>
        <source>Only this class</source>
        <translation>Nur diese Klasse</translation>
    </message>
    <message>
        <source>Find look-alikes</source>
        <translation>Ähnliche Klassen suchen</translation>
    </message>
    <message>
        <source>Classes to fill</source>
        <translation>Aufzufüllende Klassen</translation>
    </message>
    <message>
        <source>No class has a target above its real images yet. The tail plan sets them.</source>
        <translation>Noch keine Klasse hat ein Ziel über ihren echten Bildern. Der Tail-Plan legt sie fest.</translation>
    </message>
    <message>
        <source>Reference pictures drawn per class</source>
        <translation>Referenzbilder je Klasse</translation>
    </message>
    <message>
        <source>Example pictures with cosine</source>
        <translation>Beispielbilder mit Kosinus</translation>
    </message>
    <message>
        <source>Look-alikes</source>
        <translation>Ähnliche Klassen</translation>
    </message>
    <message>
        <source>Class to add as a look-alike</source>
        <translation>Klasse, die als ähnliche hinzukommt</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Finding look-alikes</source>
        <translation>Ähnliche Klassen suchen</translation>
    </message>
    <message>
        <source>“%1” is mistaken for</source>
        <translation>„%1“ wird verwechselt mit</translation>
    </message>
    <message>
        <source>Drawn as “%1”</source>
        <translation>Erzeugt als „%1“</translation>
    </message>
    <message>
        <source>Real “%1”</source>
        <translation>Echte „%1“</translation>
    </message>
    <message>
        <source>Drawn for this class</source>
        <translation>Für diese Klasse erzeugt</translation>
    </message>
    <message>
        <source>The look-alike</source>
        <translation>Die ähnliche Klasse</translation>
    </message>
    <message>
        <source>No look-alikes are known for this class yet.</source>
        <translation>Für diese Klasse sind noch keine ähnlichen Klassen bekannt.</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 von %2 Tokens</translation>
    </message>
    <message>
        <source>The pictures that were compared appear here once look-alikes are found.</source>
        <translation>Die verglichenen Bilder erscheinen hier, sobald ähnliche Klassen gefunden sind.</translation>
    </message>
    <message>
        <source>Classes that a tail class is mistaken for become its negative prompts. They are found on training images; the test set is never looked at.</source>
        <translation>Klassen, für die eine seltene Klasse gehalten wird, werden ihre negativen Prompts. Sie werden auf Trainingsbildern gefunden; die Testmenge wird nie angesehen.</translation>
    </message>
</context>
<context>
    <name>tw::ui::OverviewPage</name>
    <message>
        <source>Where this project stands, and what comes next.</source>
        <translation>Wo dieses Projekt steht und was als Nächstes kommt.</translation>
    </message>
    <message>
        <source>Real training images</source>
        <translation>Echte Trainingsbilder</translation>
    </message>
    <message>
        <source>Still to make</source>
        <translation>Noch zu erzeugen</translation>
    </message>
    <message>
        <source>Accepted pictures</source>
        <translation>Angenommene Bilder</translation>
    </message>
    <message>
        <source>Classifiers trained</source>
        <translation>Trainierte Klassifikatoren</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Training images per class</source>
        <translation>Trainingsbilder je Klasse</translation>
    </message>
    <message>
        <source>in %1 classes; %2 for validation, %3 for test</source>
        <translation>in %1 Klassen; %2 zur Validierung, %3 zum Test</translation>
    </message>
    <message>
        <source>no class has a target yet</source>
        <translation>noch keine Klasse hat ein Ziel</translation>
    </message>
    <message>
        <source>%1 classes are to be filled</source>
        <translation>%1 Klassen sind aufzufüllen</translation>
    </message>
    <message>
        <source>of %1 drawn; %2 rejected, %3 to judge</source>
        <translation>von %1 erzeugten; %2 abgelehnt, %3 zu beurteilen</translation>
    </message>
    <message>
        <source>not exported yet</source>
        <translation>noch nicht exportiert</translation>
    </message>
    <message>
        <source>exported once</source>
        <translation>einmal exportiert</translation>
    </message>
    <message>
        <source>exported %1 times</source>
        <translation>%1-mal exportiert</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>Übersicht</translation>
    </message>
    <message>
        <source>Running now</source>
        <translation>Läuft gerade</translation>
    </message>
    <message>
        <source>Watch it</source>
        <translation>Zusehen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>tw::ui::Page</name>
    <message>
        <source>This project is open for reading only, so nothing can be changed in it.</source>
        <translation>Dieses Projekt ist nur zum Lesen geöffnet, also lässt sich darin nichts ändern.</translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation>Hilfe zu dieser Seite</translation>
    </message>
</context>
<context>
    <name>tw::ui::PictureModel</name>
    <message>
        <source>generated picture %1</source>
        <translation>erzeugtes Bild %1</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>rejected: %1</source>
        <translation>abgelehnt: %1</translation>
    </message>
    <message>
        <source>to judge</source>
        <translation>zu beurteilen</translation>
    </message>
</context>
<context>
    <name>tw::ui::PictureView</name>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
</context>
<context>
    <name>tw::ui::PlanModel</name>
    <message>
        <source>head (many)</source>
        <translation>Head (viele)</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>mittlere</translation>
    </message>
    <message>
        <source>tail (few)</source>
        <translation>Tail (wenige)</translation>
    </message>
    <message>
        <source>not filled</source>
        <translation>nicht aufgefüllt</translation>
    </message>
    <message>
        <source>Double-click to set how many training images this class shall have; 0: not filled.</source>
        <translation>Doppelklick legt fest, wie viele Trainingsbilder diese Klasse haben soll; 0: nicht aufgefüllt.</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>Echte</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>To judge</source>
        <translation>Zu beurteilen</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>Ziel</translation>
    </message>
    <message>
        <source>To make</source>
        <translation>Zu erzeugen</translation>
    </message>
</context>
<context>
    <name>tw::ui::PlanPage</name>
    <message>
        <source>Training images per class</source>
        <translation>Trainingsbilder je Klasse</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>Logarithmisch</translation>
    </message>
    <message>
        <source>Sort by count</source>
        <translation>Nach Anzahl sortieren</translation>
    </message>
    <message>
        <source>Tail plan</source>
        <translation>Tail-Plan</translation>
    </message>
    <message>
        <source>Fill the tail</source>
        <translation>Tail auffüllen</translation>
    </message>
    <message>
        <source>Set targets</source>
        <translation>Ziele setzen</translation>
    </message>
    <message>
        <source>Limits of head and tail</source>
        <translation>Grenzen von Head und Tail</translation>
    </message>
    <message>
        <source>Head from</source>
        <translation>Head ab</translation>
    </message>
    <message>
        <source>Tail up to</source>
        <translation>Tail bis</translation>
    </message>
    <message>
        <source>Nothing is to be made.</source>
        <translation>Es ist nichts zu erzeugen.</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>time not known until a first batch was drawn</source>
        <translation>Dauer erst nach einem ersten Batch bekannt</translation>
    </message>
    <message>
        <source>%1 images to make, %2, about %3 on disk (%4 free).</source>
        <translation>%1 Bilder zu erzeugen, %2, etwa %3 auf dem Datenträger (%4 frei).</translation>
    </message>
    <message>
        <source>Every class with fewer than %1 images has this target now</source>
        <translation>Jede Klasse mit weniger als %1 Bildern hat jetzt dieses Ziel</translation>
    </message>
    <message>
        <source>Images to make = target − real − accepted. Drag the dashed line to set targets; click a bar, or drag over several, to pick classes.</source>
        <translation>Zu erzeugende Bilder = Ziel − echte − angenommene. Die gestrichelte Linie ziehen, um Ziele zu setzen; einen Balken anklicken oder über mehrere ziehen, um Klassen zu wählen.</translation>
    </message>
    <message>
        <source>Find a class</source>
        <translation>Klasse suchen</translation>
    </message>
    <message>
        <source>Show all classes</source>
        <translation>Alle Klassen zeigen</translation>
    </message>
    <message>
        <source>Gives every class with fewer real images this target; with picked classes, only them.</source>
        <translation>Gibt jeder Klasse mit weniger echten Bildern dieses Ziel; sind Klassen gewählt, nur diesen.</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>Whole chart</source>
        <translation>Ganzes Diagramm</translation>
    </message>
    <message>
        <source>%1 images to make</source>
        <translation>%1 Bilder zu erzeugen</translation>
    </message>
    <message>
        <source>Wheel: nearer or farther.  Shift and wheel: along.  The same click again shows all classes.</source>
        <translation>Mausrad: näher oder ferner.  Umschalt und Mausrad: seitwärts.  Derselbe Klick noch einmal zeigt wieder alle Klassen.</translation>
    </message>
    <message>
        <source>No class is called “%1”.</source>
        <translation>Keine Klasse heißt „%1“.</translation>
    </message>
    <message>
        <source>Target changed</source>
        <translation>Ziel geändert</translation>
    </message>
    <message>
        <source>Head from %1, tail up to %2 images</source>
        <translation>Head ab %1, Tail bis %2 Bilder</translation>
    </message>
    <message>
        <source>Images, at least</source>
        <translation>Bilder, mindestens</translation>
    </message>
    <message>
        <source>Set for %1 picked</source>
        <translation>Für %1 gewählte setzen</translation>
    </message>
    <message>
        <source>%1 picked: %2 real, %3 accepted, %4 to make</source>
        <translation>%1 gewählt: %2 echt, %3 angenommen, %4 zu erzeugen</translation>
    </message>
    <message>
        <source>Target %1 for %2 picked</source>
        <translation>Ziel %1 für %2 gewählte</translation>
    </message>
</context>
<context>
    <name>tw::ui::ProgressModel</name>
    <message>
        <source>%1 of %2 (%3 real, %4 accepted)</source>
        <translation>%1 von %2 (%3 echt, %4 angenommen)</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Towards the target</source>
        <translation>Stand zum Ziel</translation>
    </message>
    <message>
        <source>To make</source>
        <translation>Zu erzeugen</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>To judge</source>
        <translation>Zu beurteilen</translation>
    </message>
</context>
<context>
    <name>tw::ui::ProjectNotices</name>
    <message numerus="yes">
        <source>The imported folders changed outside: %n files differ.</source>
        <translation>
            <numerusform>Die importierten Ordner haben sich außerhalb geändert: %n Datei weicht ab.</numerusform>
            <numerusform>Die importierten Ordner haben sich außerhalb geändert: %n Dateien weichen ab.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the changes</source>
        <translation>Änderungen zeigen</translation>
    </message>
    <message>
        <source>The project&apos;s folder %1 is not there any more.</source>
        <translation>Der Ordner %1 des Projekts ist nicht mehr da.</translation>
    </message>
    <message numerus="yes">
        <source>%n verdicts are kept in memory and will be written: keep this window open.</source>
        <translation>
            <numerusform>%n Urteil liegt im Arbeitsspeicher und wird noch geschrieben: Dieses Fenster offen lassen.</numerusform>
            <numerusform>%n Urteile liegen im Arbeitsspeicher und werden noch geschrieben: Dieses Fenster offen lassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is lost: bring it back, then retry.</source>
        <translation>Nichts ist verloren: den Ordner zurückholen, dann neu versuchen.</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Neu versuchen</translation>
    </message>
    <message numerus="yes">
        <source>The project is back; %n verdicts were written</source>
        <translation>
            <numerusform>Das Projekt ist wieder da; %n Urteil wurde geschrieben</numerusform>
            <numerusform>Das Projekt ist wieder da; %n Urteile wurden geschrieben</numerusform>
        </translation>
    </message>
    <message>
        <source>The project is back</source>
        <translation>Das Projekt ist wieder da</translation>
    </message>
    <message>
        <source>This project lies on a network disk (%1). A broken connection can damage its database: a copy on a disk of this machine is safer.</source>
        <translation>Dieses Projekt liegt auf einem Netzlaufwerk (%1). Eine abgebrochene Verbindung kann seine Datenbank beschädigen: Eine Kopie auf einem Datenträger dieses Rechners ist sicherer.</translation>
    </message>
</context>
<context>
    <name>tw::ui::ProjectSession</name>
    <message>
        <source>This project is open for reading only, so nothing can be changed in it.</source>
        <translation>Dieses Projekt ist nur zum Lesen geöffnet, also lässt sich darin nichts ändern.</translation>
    </message>
    <message>
        <source>“%1” is still running; it must end or be stopped first.</source>
        <translation>„%1“ läuft noch; erst muss das enden oder gestoppt werden.</translation>
    </message>
    <message>
        <source>“%1” must end first</source>
        <translation>„%1“ muss zuerst enden</translation>
    </message>
</context>
<context>
    <name>tw::ui::QueueModel</name>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>wird erzeugt</translation>
    </message>
    <message>
        <source>done</source>
        <translation>fertig</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>fehlgeschlagen</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>zurückgestellt</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>Lauf</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>Bilder</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
</context>
<context>
    <name>tw::ui::RecentList</name>
    <message>
        <source>Recent projects</source>
        <translation>Zuletzt geöffnete Projekte</translation>
    </message>
    <message>
        <source>not there just now</source>
        <translation>gerade nicht da</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Lösen</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Anheften</translation>
    </message>
    <message>
        <source>Unpin %1</source>
        <translation>%1 lösen</translation>
    </message>
    <message>
        <source>Pin %1 to the top</source>
        <translation>%1 oben anheften</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Entfernen</translation>
    </message>
    <message>
        <source>Take %1 off this list</source>
        <translation>%1 aus dieser Liste nehmen</translation>
    </message>
    <message>
        <source>Takes it off this list. The project itself stays where it is.</source>
        <translation>Nimmt es aus dieser Liste. Das Projekt selbst bleibt, wo es ist.</translation>
    </message>
</context>
<context>
    <name>tw::ui::RejectReasons</name>
    <message>
        <source>Why pictures were rejected</source>
        <translation>Warum Bilder abgelehnt wurden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing is rejected yet.</source>
        <translation>Noch ist nichts abgelehnt.</translation>
    </message>
</context>
<context>
    <name>tw::ui::ResultChart</name>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Accuracy of each arm</source>
        <translation>Genauigkeit jeder Variante</translation>
    </message>
    <message>
        <source>test accuracy, %</source>
        <translation>Testgenauigkeit, %</translation>
    </message>
</context>
<context>
    <name>tw::ui::ReviewPage</name>
    <message>
        <source>all classes</source>
        <translation>alle Klassen</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>Bild wird gelesen …</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>angenommen</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>rejected: %1</source>
        <translation>abgelehnt: %1</translation>
    </message>
    <message>
        <source>%1 accepted, %2 rejected, %3 to judge</source>
        <translation>%1 angenommen, %2 abgelehnt, %3 zu beurteilen</translation>
    </message>
    <message>
        <source>%1 real + %2 accepted of %3</source>
        <translation>%1 echt + %2 angenommen von %3</translation>
    </message>
    <message>
        <source>%1 rejected, %2 to judge</source>
        <translation>%1 abgelehnt, %2 zu beurteilen</translation>
    </message>
    <message>
        <source>0 left here.</source>
        <translation>Hier ist keines mehr übrig.</translation>
    </message>
    <message>
        <source>0 left in “%1”.</source>
        <translation>In „%1“ ist keines mehr übrig.</translation>
    </message>
    <message>
        <source>No class has pictures left to judge</source>
        <translation>Keine Klasse hat noch Bilder zu beurteilen</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>Durchsicht</translation>
    </message>
    <message>
        <source>Pictures in this list</source>
        <translation>Bilder in dieser Liste</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>Klasse</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>Urteil</translation>
    </message>
    <message>
        <source>to judge</source>
        <translation>zu beurteilen</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Reihenfolge</translation>
    </message>
    <message>
        <source>oldest first</source>
        <translation>älteste zuerst</translation>
    </message>
    <message>
        <source>by margin</source>
        <translation>nach Marge</translation>
    </message>
    <message>
        <source>by novelty</source>
        <translation>nach Neuheit</translation>
    </message>
    <message>
        <source>Progress to the target</source>
        <translation>Fortschritt zum Ziel</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>Wird gelesen …</translation>
    </message>
    <message>
        <source>Nearest real picture</source>
        <translation>Nächstes echtes Bild</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Alle zeigen</translation>
    </message>
    <message>
        <source>Next class</source>
        <translation>Nächste Klasse</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Annehmen</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Ablehnen</translation>
    </message>
    <message>
        <source>Wrong class</source>
        <translation>Falsche Klasse</translation>
    </message>
    <message>
        <source>Artefact</source>
        <translation>Artefakt</translation>
    </message>
    <message>
        <source>Too like real</source>
        <translation>Echtem zu ähnlich</translation>
    </message>
    <message>
        <source>Off style</source>
        <translation>Stilfremd</translation>
    </message>
    <message>
        <source>Clear verdict</source>
        <translation>Urteil löschen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Compare with the nearest real picture</source>
        <translation>Mit dem nächsten echten Bild vergleichen</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>Originalgröße</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>There is no real picture of this class.</source>
        <translation>Es gibt kein echtes Bild dieser Klasse.</translation>
    </message>
    <message>
        <source>The verdicts before are still being written</source>
        <translation>Die vorigen Urteile werden noch geschrieben</translation>
    </message>
    <message>
        <source>%1: writing %2 verdicts…</source>
        <translation>%1: %2 Urteile werden geschrieben …</translation>
    </message>
    <message>
        <source>%1: %2 pictures</source>
        <translation>%1: %2 Bilder</translation>
    </message>
    <message>
        <source>%1 accepted by the threshold</source>
        <translation>%1 nach der Schwelle angenommen</translation>
    </message>
    <message>
        <source>%1 rejected by the threshold</source>
        <translation>%1 nach der Schwelle abgelehnt</translation>
    </message>
    <message>
        <source>%1 selected: all that the filter shows</source>
        <translation>%1 ausgewählt: alles, was der Filter zeigt</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 ausgewählt</translation>
    </message>
    <message>
        <source>unsure first</source>
        <translation>unsichere zuerst</translation>
    </message>
    <message>
        <source>By sample…</source>
        <translation>Per Stichprobe …</translation>
    </message>
    <message>
        <source>Judge a few at random and decide on the rest</source>
        <translation>Einige zufällige beurteilen und über den Rest entscheiden</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Einzeln</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>Raster</translation>
    </message>
    <message>
        <source>One picture at a time</source>
        <translation>Ein Bild auf einmal</translation>
    </message>
    <message>
        <source>Many pictures in a grid</source>
        <translation>Viele Bilder in einem Raster</translation>
    </message>
    <message>
        <source>Pictures in this list, as a grid</source>
        <translation>Bilder in dieser Liste, als Raster</translation>
    </message>
    <message>
        <source>Why pictures were rejected</source>
        <translation>Warum Bilder abgelehnt wurden</translation>
    </message>
    <message>
        <source>Grid or one picture</source>
        <translation>Raster oder einzelnes Bild</translation>
    </message>
    <message>
        <source>Select all that the filter shows</source>
        <translation>Alles auswählen, was der Filter zeigt</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Suggestions from your own verdicts</source>
        <translation>Vorschläge aus den eigenen Urteilen</translation>
    </message>
    <message>
        <source>Judge by a random sample</source>
        <translation>Nach einer zufälligen Stichprobe urteilen</translation>
    </message>
</context>
<context>
    <name>tw::ui::ReviewSide</name>
    <message>
        <source>Suggestion:</source>
        <translation>Vorschlag:</translation>
    </message>
    <message>
        <source>What your own verdicts say about this picture. It never judges by itself.</source>
        <translation>Was die eigenen Urteile über dieses Bild sagen. Der Vorschlag urteilt nie von selbst.</translation>
    </message>
    <message>
        <source>Suggestions from your own verdicts</source>
        <translation>Vorschläge aus den eigenen Urteilen</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>Zum Vergleich</translation>
    </message>
    <message>
        <source>Source and nearest real pictures, with pixel distance</source>
        <translation>Quelle und nächste echte Bilder, mit Pixelabstand</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>noch nicht</translation>
    </message>
    <message>
        <source>It begins when you have judged a dozen, some of each kind.</source>
        <translation>Beginnt nach einem Dutzend eigener Urteile, von jeder Art einige.</translation>
    </message>
    <message numerus="yes">
        <source>learnt from %n verdicts of yours</source>
        <translation>
            <numerusform>gelernt aus %n eigenen Urteil</numerusform>
            <numerusform>gelernt aus %n eigenen Urteilen</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing is known of this one</source>
        <translation>über dieses ist nichts bekannt</translation>
    </message>
    <message>
        <source>likely accept (%1 %)</source>
        <translation>wohl annehmen (%1 %)</translation>
    </message>
    <message>
        <source>likely reject (%1 % accept)</source>
        <translation>wohl ablehnen (%1 % annehmen)</translation>
    </message>
    <message>
        <source>unsure (%1 % accept)</source>
        <translation>unsicher (%1 % annehmen)</translation>
    </message>
    <message>
        <source>source</source>
        <translation>Quelle</translation>
    </message>
    <message>
        <source>Not scored yet; the filter page does it.</source>
        <translation>Noch ohne Scores; die Filterseite berechnet sie.</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>unter %1</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>über %1</translation>
    </message>
    <message>
        <source>&lt;b&gt;seed&lt;/b&gt; %1</source>
        <translation>&lt;b&gt;Seed&lt;/b&gt; %1</translation>
    </message>
    <message>
        <source>&lt;b&gt;judged by&lt;/b&gt; you</source>
        <translation>&lt;b&gt;beurteilt&lt;/b&gt; von Hand</translation>
    </message>
    <message>
        <source>&lt;b&gt;judged by&lt;/b&gt; a threshold</source>
        <translation>&lt;b&gt;beurteilt&lt;/b&gt; nach einer Schwelle</translation>
    </message>
    <message>
        <source>&lt;b&gt;judged by&lt;/b&gt; a sample: %1 of %2 good</source>
        <translation>&lt;b&gt;beurteilt&lt;/b&gt; nach einer Stichprobe: %1 von %2 gut</translation>
    </message>
</context>
<context>
    <name>tw::ui::SampleBar</name>
    <message>
        <source>How exact the share of good ones in the rest is to be known</source>
        <translation>Wie genau der Anteil guter im Rest bekannt sein soll</translation>
    </message>
    <message>
        <source>± </source>
        <translation>± </translation>
    </message>
    <message>
        <source> %</source>
        <translation> %</translation>
    </message>
    <message>
        <source>Pictures to judge</source>
        <translation>Zu beurteilende Bilder</translation>
    </message>
    <message>
        <source>Draw them</source>
        <translation>Stichprobe ziehen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Go on by hand</source>
        <translation>Von Hand weiter</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Judge a random sample of the %1 that wait in %2; the share of good ones in the rest is then known within:</source>
        <translation>Eine zufällige Stichprobe der %1 beurteilen, die in %2 warten; der Anteil guter im Rest ist dann bekannt auf:</translation>
    </message>
    <message>
        <source>Random sample: %1 of %2 judged, %3 good.</source>
        <translation>Zufällige Stichprobe: %1 von %2 beurteilt, %3 gut.</translation>
    </message>
    <message>
        <source>%1 of %2 are good; nothing else waits.</source>
        <translation>%1 von %2 sind gut; sonst wartet nichts.</translation>
    </message>
    <message>
        <source>%1 of %2 are good. Of the other %3, between %4 % and %5 % are good (95 % sure).</source>
        <translation>%1 von %2 sind gut. Von den anderen %3 sind zwischen %4 % und %5 % gut (95 % sicher).</translation>
    </message>
    <message>
        <source>Accept the other %1</source>
        <translation>Die anderen %1 annehmen</translation>
    </message>
    <message>
        <source>Reject the other %1</source>
        <translation>Die anderen %1 ablehnen</translation>
    </message>
    <message>
        <source>%1 accepted by the sample</source>
        <translation>%1 nach der Stichprobe angenommen</translation>
    </message>
    <message>
        <source>%1 rejected by the sample</source>
        <translation>%1 nach der Stichprobe abgelehnt</translation>
    </message>
</context>
<context>
    <name>tw::ui::SamplingForm</name>
    <message>
        <source>the model&apos;s own</source>
        <translation>der des Modells</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>Scheduler</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Guidance rule</source>
        <translation>Guidance-Regel</translation>
    </message>
    <message>
        <source>Guidance scale</source>
        <translation>Guidance scale</translation>
    </message>
    <message>
        <source>Negative scale</source>
        <translation>Negative scale</translation>
    </message>
    <message>
        <source>Contrast tau</source>
        <translation>Contrast tau</translation>
    </message>
    <message>
        <source>CADS scale (0: off)</source>
        <translation>CADS scale (0: aus)</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>Stärke</translation>
    </message>
    <message>
        <source>CADS tau 1</source>
        <translation>CADS tau 1</translation>
    </message>
    <message>
        <source>CADS tau 2</source>
        <translation>CADS tau 2</translation>
    </message>
    <message>
        <source>CFG rescale (0: off)</source>
        <translation>CFG rescale (0: aus)</translation>
    </message>
    <message>
        <source>CADS clock</source>
        <translation>CADS-Uhr</translation>
    </message>
    <message>
        <source>of the schedule</source>
        <translation>nach Zeitplan</translation>
    </message>
    <message>
        <source>of the executed steps</source>
        <translation>nach ausgeführten Schritten</translation>
    </message>
    <message>
        <source>CADS does nothing here: with strength %1 drawing begins where it has ended, at tau 1 = %2. Raise the strength above it, or take the clock of the executed steps.</source>
        <translation>CADS bewirkt hier nichts: Mit Stärke %1 beginnt die Erzeugung erst dort, wo CADS schon geendet hat, bei tau 1 = %2. Die Stärke darüber setzen oder die CADS-Uhr nach ausgeführten Schritten wählen.</translation>
    </message>
</context>
<context>
    <name>tw::ui::ScoreHistogram</name>
    <message>
        <source>Scores with threshold</source>
        <translation>Scores mit Schwelle</translation>
    </message>
    <message>
        <source>Drag the line, or press the left and right arrow keys, to move the threshold.</source>
        <translation>Die Linie ziehen oder die Pfeiltasten Links und Rechts drücken, um die Schwelle zu verschieben.</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>erzeugte</translation>
    </message>
    <message>
        <source>real training images</source>
        <translation>echte Trainingsbilder</translation>
    </message>
    <message>
        <source>share, %</source>
        <translation>Anteil, %</translation>
    </message>
</context>
<context>
    <name>tw::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Pictures and speed</source>
        <translation>Bilder und Tempo</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>wie das System</translation>
    </message>
    <message>
        <source>light</source>
        <translation>hell</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>dunkel</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>Farben</translation>
    </message>
    <message>
        <source>Language, numbers and dates</source>
        <translation>Sprache, Zahlen und Datum</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>Größe von allem</translation>
    </message>
    <message>
        <source>Colours change at once; language and size at the next start.</source>
        <translation>Farben ändern sich sofort, Sprache und Größe beim nächsten Start.</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Thumbnails kept on disk, at most</source>
        <translation>Vorschaubilder auf dem Datenträger, höchstens</translation>
    </message>
    <message>
        <source>one a core (%1)</source>
        <translation>einer je Kern (%1)</translation>
    </message>
    <message>
        <source>Threads that read pictures</source>
        <translation>Threads, die Bilder lesen</translation>
    </message>
    <message>
        <source>Both hold from the next project that is opened. Thumbnails can be made again at any time; nothing of your work is among them.</source>
        <translation>Beides gilt ab dem nächsten geöffneten Projekt. Vorschaubilder lassen sich jederzeit neu anlegen; eigene Arbeit ist nicht darunter.</translation>
    </message>
</context>
<context>
    <name>tw::ui::ShortcutsSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>Tastenkürzel durchsuchen</translation>
    </message>
    <message>
        <source>Search a command or a key</source>
        <translation>Befehl oder Taste suchen</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>Tasten ändern …</translation>
    </message>
    <message>
        <source>No command and no key has these letters.</source>
        <translation>Kein Befehl und keine Taste enthält diese Buchstaben.</translation>
    </message>
</context>
<context>
    <name>tw::ui::StageHint</name>
    <message>
        <source>What is missing</source>
        <translation>Was fehlt</translation>
    </message>
</context>
<context>
    <name>tw::ui::StageRail</name>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
</context>
<context>
    <name>tw::ui::StorageCard</name>
    <message>
        <source>On disk</source>
        <translation>Speicherplatz</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Restore all</source>
        <translation>Alle wiederherstellen</translation>
    </message>
    <message>
        <source>Empty…</source>
        <translation>Leeren …</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>Leeren</translation>
    </message>
    <message>
        <source>Clear the cache</source>
        <translation>Cache leeren</translation>
    </message>
    <message>
        <source>Thumbnails and embeddings are made again when they are needed. Nothing of your work is in the cache.</source>
        <translation>Vorschaubilder und Embeddings werden bei Bedarf neu angelegt. Eigene Arbeit liegt nicht im Cache.</translation>
    </message>
    <message numerus="yes">
        <source>%n rejected pictures</source>
        <translation>
            <numerusform>%n abgelehntes Bild</numerusform>
            <numerusform>%n abgelehnte Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>Der Papierkorb ist leer</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures in the trash, %1</source>
        <translation>
            <numerusform>%n Bild im Papierkorb, %1</numerusform>
            <numerusform>%n Bilder im Papierkorb, %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Database %1 · generated pictures %2 · backups %3. Free on this disk: %4</source>
        <translation>Datenbank %1 · erzeugte Bilder %2 · Sicherungen %3. Frei auf diesem Datenträger: %4</translation>
    </message>
    <message>
        <source>Cache of thumbnails and embeddings: %1; thumbnails take at most %2</source>
        <translation>Cache der Vorschaubilder und Embeddings: %1; Vorschaubilder belegen höchstens %2</translation>
    </message>
    <message>
        <source>Moving rejected pictures to the trash</source>
        <translation>Abgelehnte Bilder in den Papierkorb legen</translation>
    </message>
    <message>
        <source>Restoring the trash</source>
        <translation>Inhalt des Papierkorbs wiederherstellen</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n pictures in the trash for good? Their verdicts and seeds stay.</source>
        <translation>
            <numerusform>%n Bild im Papierkorb endgültig löschen? Urteil und Seed bleiben.</numerusform>
            <numerusform>%n Bilder im Papierkorb endgültig löschen? Ihre Urteile und Seeds bleiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n pictures</source>
        <translation>
            <numerusform>%n Bild löschen</numerusform>
            <numerusform>%n Bilder löschen</numerusform>
        </translation>
    </message>
    <message>
        <source>Emptying the trash</source>
        <translation>Papierkorb leeren</translation>
    </message>
    <message>
        <source>The cache was cleared</source>
        <translation>Der Cache wurde geleert</translation>
    </message>
</context>
<context>
    <name>tw::ui::SweepChart</name>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>Accuracy by generated images for each real one</source>
        <translation>Genauigkeit nach erzeugten Bildern je echtem</translation>
    </message>
    <message>
        <source>generated images for each real one</source>
        <translation>erzeugte Bilder je echtem</translation>
    </message>
    <message>
        <source>validation accuracy, %</source>
        <translation>Validierungsgenauigkeit, %</translation>
    </message>
    <message>
        <source> more still helped </source>
        <translation> mehr half noch </translation>
    </message>
    <message>
        <source> more is not shown to help </source>
        <translation> dass mehr hilft, ist nicht gezeigt </translation>
    </message>
</context>
<context>
    <name>tw::ui::ThresholdPanel</name>
    <message>
        <source>margin</source>
        <translation>Marge</translation>
    </message>
    <message>
        <source>likeness to the real</source>
        <translation>Ähnlichkeit zu den echten</translation>
    </message>
    <message>
        <source>distance to the real</source>
        <translation>Abstand zu den echten</translation>
    </message>
    <message>
        <source>contrast</source>
        <translation>Kontrast</translation>
    </message>
    <message>
        <source>roughness</source>
        <translation>Rauheit</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>Scores</translation>
    </message>
    <message>
        <source>Score that is shown</source>
        <translation>Gezeigter Score</translation>
    </message>
    <message>
        <source>Accept %1 above</source>
        <translation>%1 darüber annehmen</translation>
    </message>
    <message>
        <source>Accept %1 below</source>
        <translation>%1 darunter annehmen</translation>
    </message>
    <message>
        <source>Reject %1 below</source>
        <translation>%1 darunter ablehnen</translation>
    </message>
    <message>
        <source>Reject %1 above</source>
        <translation>%1 darüber ablehnen</translation>
    </message>
    <message>
        <source>Of those to judge in this class, by this score; one step to undo.</source>
        <translation>Von den in dieser Klasse zu beurteilenden, nach diesem Score; mit einem Schritt rückgängig zu machen.</translation>
    </message>
</context>
<context>
    <name>tw::ui::Tour</name>
    <message>
        <source>Tour</source>
        <translation>Rundgang</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
</context>
<context>
    <name>tw::ui::TrainingPage</name>
    <message>
        <source>%1: %2 points against real only; one seed tells nothing about chance.</source>
        <translation>%1: %2 Prozentpunkte gegenüber nur echten Bildern; ein Seed sagt nichts über den Zufall.</translation>
    </message>
    <message>
        <source>%1: %2 points %3 than real only, within the uncertainty of %4 seeds.</source>
        <translation>%1: %2 Prozentpunkte %3 als nur echte Bilder, innerhalb der Unsicherheit von %4 Seeds.</translation>
    </message>
    <message>
        <source>better</source>
        <translation>besser</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>schlechter</translation>
    </message>
    <message>
        <source>%1: %2 points better than real only.</source>
        <translation>%1: %2 Prozentpunkte besser als nur echte Bilder.</translation>
    </message>
    <message>
        <source>%1: %2 points worse than real only.</source>
        <translation>%1: %2 Prozentpunkte schlechter als nur echte Bilder.</translation>
    </message>
    <message>
        <source>Same real split, same number of optimiser steps for every arm; the best state is chosen on validation, and the test images are read once.</source>
        <translation>Dieselbe Aufteilung der echten Bilder, gleich viele Optimierungsschritte für jede Variante; der beste Stand wird mit der Validierung gewählt, und die Testbilder werden einmal gelesen.</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>Trainieren</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>Varianten</translation>
    </message>
    <message>
        <source>Arms to train</source>
        <translation>Zu trainierende Varianten</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>Seeds</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>Schritte</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>Batch</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>Ergebnisse</translation>
    </message>
    <message>
        <source>Tick at least one arm to train.</source>
        <translation>Mindestens eine Variante zum Trainieren ankreuzen.</translation>
    </message>
    <message>
        <source>Training classifiers</source>
        <translation>Klassifikatoren trainieren</translation>
    </message>
    <message>
        <source>Nothing has been trained yet.</source>
        <translation>Noch ist nichts trainiert.</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>Training</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>Genauigkeit</translation>
    </message>
    <message>
        <source>While it trains</source>
        <translation>Während des Trainings</translation>
    </message>
    <message>
        <source>Per class</source>
        <translation>Je Klasse</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>Verwechslung</translation>
    </message>
    <message>
        <source>Of the arm that is picked in the table, beside real images only</source>
        <translation>Von der Variante, die in der Tabelle gewählt ist, neben nur echten Bildern</translation>
    </message>
    <message>
        <source>How it was measured</source>
        <translation>Wie gemessen wurde</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation>%1, Seed %2</translation>
    </message>
</context>
<context>
    <name>tw::ui::ValidationCard</name>
    <message>
        <source>Confused in validation</source>
        <translation>In der Validierung verwechselt</translation>
    </message>
    <message>
        <source>Confusion matrix on validation</source>
        <translation>Verwechslungsmatrix auf der Validierung</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n training(s); percent of each row</source>
        <translation>
            <numerusform>%1, %n Training; Prozent jeder Zeile</numerusform>
            <numerusform>%1, %n Trainings; Prozent jeder Zeile</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>tw::ui::Welcome</name>
    <message>
        <source>Tailwright</source>
        <translation>Tailwright</translation>
    </message>
    <message>
        <source>Fills the tail of a long-tailed image set with pictures that a diffusion model draws, you judge, and a classifier proves.</source>
        <translation>Füllt den Tail eines Bilddatensatzes mit Long Tail mit Bildern auf, die ein Diffusionsmodell erzeugt, ein Mensch beurteilt und ein Klassifikator bestätigt.</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>Neues Projekt …</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>Projekt öffnen …</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>Demo ausprobieren</translation>
    </message>
    <message>
        <source>Runs the whole flow on Fashion-MNIST with the built-in miniature model; takes about ten minutes.</source>
        <translation>Führt den ganzen Ablauf auf Fashion-MNIST mit dem eingebauten Miniaturmodell aus; dauert etwa zehn Minuten.</translation>
    </message>
    <message>
        <source>The demo needs nothing: it draws, filters and proves on a long-tailed Fashion-MNIST in about ten minutes. A folder of pictures, or a project, can be dropped here.</source>
        <translation>Die Demo braucht nichts: sie erzeugt, filtert und belegt auf einem Fashion-MNIST mit Long Tail in etwa zehn Minuten. Ein Ordner mit Bildern oder ein Projekt kann hier abgelegt werden.</translation>
    </message>
</context>
</TS>
