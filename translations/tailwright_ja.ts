<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ja">
<context>
    <name>ArmNotes</name>
    <message>
        <source>Cross entropy on the real training images: what all others are compared with.</source>
        <translation>実画像の学習データに対する交差エントロピー。他のすべての比較基準です。</translation>
    </message>
    <message>
        <source>The same with twice the steps: were the steps enough?</source>
        <translation>同じ手法でステップ数を 2 倍にしたもの。ステップ数は足りていたか?</translation>
    </message>
    <message>
        <source>Loss weights by the effective number of images (Cui 2019).</source>
        <translation>有効画像数による損失の重み付け (Cui 2019)。</translation>
    </message>
    <message>
        <source>Wider margins for rare classes, weights late in training (Cao 2019).</source>
        <translation>少数クラスほど広いマージン、学習後半での重み付け (Cao 2019)。</translation>
    </message>
    <message>
        <source>Class counts inside the softmax (Ren 2020).</source>
        <translation>ソフトマックス内にクラスの枚数を反映 (Ren 2020)。</translation>
    </message>
    <message>
        <source>The log of the class shares in the loss (Menon 2021).</source>
        <translation>クラス比率の対数を損失に加算 (Menon 2021)。</translation>
    </message>
    <message>
        <source>The same, only when predicting (Menon 2021).</source>
        <translation>同じ手法を予測時だけに適用 (Menon 2021)。</translation>
    </message>
    <message>
        <source>Features first, then a new head on balanced batches (Kang 2020).</source>
        <translation>まず特徴量を学習し、次に均衡バッチで新しいヘッドを学習 (Kang 2020)。</translation>
    </message>
    <message>
        <source>The head&apos;s rows scaled towards one length (Kang 2020).</source>
        <translation>ヘッドの各行の長さをそろえる方向にスケーリング (Kang 2020)。</translation>
    </message>
    <message>
        <source>Boxes of rare images pasted onto common ones (Park 2022).</source>
        <translation>少数クラスの画像の矩形領域を多数クラスの画像に貼り付け (Park 2022)。</translation>
    </message>
    <message>
        <source>Pairs of images and labels blended (Zhang 2018).</source>
        <translation>2 枚の画像とそのラベルを混合 (Zhang 2018)。</translation>
    </message>
    <message>
        <source>A box of one image in another, label by area (Yun 2019).</source>
        <translation>ある画像の矩形領域を別の画像に貼り、ラベルは面積比で決定 (Yun 2019)。</translation>
    </message>
    <message>
        <source>Filled up with pictures drawn by plain guidance.</source>
        <translation>通常のガイダンスで生成した画像で補充します。</translation>
    </message>
    <message>
        <source>CADS and contrastive guidance off the look-alike, mixup (Koh 2025).</source>
        <translation>CADS、類似クラスから遠ざける対照ガイダンス、mixup (Koh 2025)。</translation>
    </message>
    <message>
        <source>Diff-Mix&apos;s table: stock model, from noise.</source>
        <translation>Diff-Mix の比較表: 元のモデル、ノイズから生成。</translation>
    </message>
    <message>
        <source>Diff-Mix&apos;s table: stock model, from an image of the class.</source>
        <translation>Diff-Mix の比較表: 元のモデル、同じクラスの画像から生成。</translation>
    </message>
    <message>
        <source>Diff-Mix&apos;s table: stock model, from an image of any class.</source>
        <translation>Diff-Mix の比較表: 元のモデル、任意のクラスの画像から生成。</translation>
    </message>
    <message>
        <source>Diff-Mix&apos;s table: fine-tuned model, from noise.</source>
        <translation>Diff-Mix の比較表: ファインチューニング済みモデル、ノイズから生成。</translation>
    </message>
    <message>
        <source>Diff-Mix&apos;s table: fine-tuned model, from an image of the class.</source>
        <translation>Diff-Mix の比較表: ファインチューニング済みモデル、同じクラスの画像から生成。</translation>
    </message>
    <message>
        <source>Fine-tuned model, from an image of any class, soft labels (Wang 2024).</source>
        <translation>ファインチューニング済みモデル、任意のクラスの画像から生成、ソフトラベル (Wang 2024)。</translation>
    </message>
    <message>
        <source>Drawn in contexts, filtered by cosine, mixed with real ones (Islam 2025).</source>
        <translation>コンテキスト付きで生成し、コサイン類似度で絞り込み、実画像と混合 (Islam 2025)。</translation>
    </message>
    <message>
        <source>As many real images of the generator&apos;s own training part: the most to be had.</source>
        <translation>生成器自身の学習用データから同じ枚数の実画像を追加。到達しうる上限です。</translation>
    </message>
</context>
<context>
    <name>DefaultSources</name>
    <message>
        <source>authors&apos; code</source>
        <translation>著者のコード</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>論文</translation>
    </message>
    <message>
        <source>our choice</source>
        <translation>独自の選択</translation>
    </message>
    <message>
        <source>Default %1. Source: %2.</source>
        <translation>既定値: %1。出典: %2。</translation>
    </message>
</context>
<context>
    <name>PlotStyle</name>
    <message>
        <source>many</source>
        <translation>多数</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>中間</translation>
    </message>
    <message>
        <source>few</source>
        <translation>少数</translation>
    </message>
</context>
<context>
    <name>QApplication</name>
    <message>
        <source>Turns a long-tailed image data set into a balanced one and measures the gain.</source>
        <translation>ロングテールの画像データセットを均衡化し、その効果を測定します。</translation>
    </message>
    <message>
        <source>Project folders to open, each in a window of its own.</source>
        <translation>開くプロジェクトフォルダー (それぞれ別のウィンドウで開きます)。</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Folder:</source>
        <translation>フォルダー:</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>wrong class</source>
        <translation>クラス違い</translation>
    </message>
    <message>
        <source>artefact</source>
        <translation>アーティファクト</translation>
    </message>
    <message>
        <source>too like a real image</source>
        <translation>実画像に似すぎ</translation>
    </message>
    <message>
        <source>off style</source>
        <translation>画風の不一致</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>理由の指定なし</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>no validation</source>
        <translation>検証データなし</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 枚</translation>
    </message>
    <message numerus="yes">
        <source>%Ln classes</source>
        <translation>
            <numerusform>%Ln クラス</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batches</source>
        <translation>
            <numerusform>%Ln バッチ</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 queued</source>
        <translation>待機中 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>残り %1</translation>
    </message>
    <message>
        <source>%1 drawn</source>
        <translation>生成済み %1</translation>
    </message>
    <message>
        <source>%1 to score</source>
        <translation>スコア未計算 %1</translation>
    </message>
    <message>
        <source>%1 scored</source>
        <translation>スコア計算済み %1</translation>
    </message>
    <message>
        <source>%1 to judge</source>
        <translation>未判定 %1</translation>
    </message>
    <message>
        <source>%1 accepted</source>
        <translation>採用 %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln times</source>
        <translation>
            <numerusform>%Ln 回</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>学習 %Ln 回</numerusform>
        </translation>
    </message>
    <message>
        <source>Import pictures</source>
        <translation>画像をインポート</translation>
    </message>
    <message>
        <source>The project has no training images yet.</source>
        <translation>プロジェクトにはまだ学習画像がありません。</translation>
    </message>
    <message>
        <source>Split off validation images</source>
        <translation>検証画像を分割</translation>
    </message>
    <message>
        <source>Validation images are needed to choose a classifier honestly; they are never looked at otherwise.</source>
        <translation>分類器を公正に選ぶには検証画像が必要です。それ以外の目的では一切参照されません。</translation>
    </message>
    <message>
        <source>Plan the tail</source>
        <translation>テールを計画</translation>
    </message>
    <message>
        <source>No class has a target yet.</source>
        <translation>目標が設定されたクラスはまだありません。</translation>
    </message>
    <message>
        <source>Find look-alikes</source>
        <translation>類似クラスを検索</translation>
    </message>
    <message>
        <source>The classes to fill have no negative prompts yet.</source>
        <translation>補充するクラスにまだネガティブプロンプトがありません。</translation>
    </message>
    <message>
        <source>See what failed</source>
        <translation>失敗の内容を確認</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batches could not be drawn; each can be tried again.</source>
        <translation>
            <numerusform>%Ln 個のバッチを生成できませんでした。それぞれ再試行できます。</numerusform>
        </translation>
    </message>
    <message>
        <source>Run the queue</source>
        <translation>キューを実行</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batches wait to be drawn.</source>
        <translation>
            <numerusform>%Ln 個のバッチが生成を待っています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Score pictures</source>
        <translation>スコアを計算</translation>
    </message>
    <message numerus="yes">
        <source>%Ln generated pictures have no scores yet.</source>
        <translation>
            <numerusform>%Ln 枚の生成画像のスコアがまだ計算されていません。</numerusform>
        </translation>
    </message>
    <message>
        <source>Review pictures</source>
        <translation>画像をレビュー</translation>
    </message>
    <message numerus="yes">
        <source>%Ln generated pictures wait for a verdict.</source>
        <translation>
            <numerusform>%Ln 枚の生成画像が判定を待っています。</numerusform>
        </translation>
    </message>
    <message>
        <source>Generate pictures</source>
        <translation>画像を生成</translation>
    </message>
    <message numerus="yes">
        <source>%Ln images are still to make.</source>
        <translation>
            <numerusform>あと %Ln 枚の画像を生成する必要があります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the balanced set</source>
        <translation>均衡化したデータセットをエクスポート</translation>
    </message>
    <message>
        <source>All targets are met.</source>
        <translation>すべての目標を達成しました。</translation>
    </message>
    <message>
        <source>Measure the gain</source>
        <translation>効果を測定</translation>
    </message>
    <message>
        <source>The set is exported; nothing has been trained on it yet.</source>
        <translation>データセットはエクスポート済みですが、まだ学習に使われていません。</translation>
    </message>
    <message>
        <source>See the result</source>
        <translation>結果を確認</translation>
    </message>
    <message>
        <source>Every step has been done once.</source>
        <translation>すべての手順を一度完了しました。</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>未着手</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>進行中</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>要対応</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>No class has a target yet, so nothing is to be drawn.</source>
        <translation>目標が設定されたクラスがまだないため、生成するものがありません。</translation>
    </message>
    <message>
        <source>There are no generated pictures yet.</source>
        <translation>生成画像がまだありません。</translation>
    </message>
    <message>
        <source>split</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Keep the split</source>
        <translation>分割をそのまま使う</translation>
    </message>
    <message>
        <source>The pictures came with validation images of their own.</source>
        <translation>画像には検証画像が含まれていました。</translation>
    </message>
</context>
<context>
    <name>Text</name>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 分 %2 秒</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 時間 %2 分</translation>
    </message>
</context>
<context>
    <name>tw::ui::AdapterList</name>
    <message>
        <source>LoRA files and learnt embeddings</source>
        <translation>LoRA ファイルと学習済み埋め込み</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>重み</translation>
    </message>
    <message>
        <source>Add LoRA…</source>
        <translation>LoRA を追加…</translation>
    </message>
    <message>
        <source>Add embedding…</source>
        <translation>埋め込みを追加…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>safetensors (*.safetensors)</source>
        <translation>safetensors (*.safetensors)</translation>
    </message>
    <message>
        <source>Add a LoRA</source>
        <translation>LoRA の追加</translation>
    </message>
    <message>
        <source>Add a learnt embedding</source>
        <translation>学習済み埋め込みの追加</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>埋め込み</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>%1 の重み</translation>
    </message>
</context>
<context>
    <name>tw::ui::ArmsModel</name>
    <message>
        <source>baseline</source>
        <translation>ベースライン</translation>
    </message>
    <message>
        <source>real only</source>
        <translation>実画像のみ</translation>
    </message>
    <message>
        <source>real only, twice the steps</source>
        <translation>実画像のみ、2 倍のステップ数</translation>
    </message>
    <message>
        <source>class-balanced weights</source>
        <translation>クラス均衡の重み付け</translation>
    </message>
    <message>
        <source>LDAM, deferred weights</source>
        <translation>LDAM、遅延重み付け</translation>
    </message>
    <message>
        <source>balanced softmax</source>
        <translation>均衡ソフトマックス</translation>
    </message>
    <message>
        <source>logit adjustment</source>
        <translation>ロジット調整</translation>
    </message>
    <message>
        <source>logit adjustment, post hoc</source>
        <translation>ロジット調整 (事後)</translation>
    </message>
    <message>
        <source>classifier re-training</source>
        <translation>分類器の再学習</translation>
    </message>
    <message>
        <source>tau-normalised classifier</source>
        <translation>tau 正規化分類器</translation>
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
        <translation>+ 合成、通常の CFG</translation>
    </message>
    <message>
        <source>+ synthetic, two-stage</source>
        <translation>+ 合成、2 段階</translation>
    </message>
    <message>
        <source>+ synthetic, Diff-Mix</source>
        <translation>+ 合成、Diff-Mix</translation>
    </message>
    <message>
        <source>+ synthetic, DiffCoRe-Mix</source>
        <translation>+ 合成、DiffCoRe-Mix</translation>
    </message>
    <message>
        <source>ceiling (+ pretraining images)</source>
        <translation>上限 (+ 事前学習画像)</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Difference to real only, paired by seed, percent points, with its 95 % interval</source>
        <translation>実画像のみとの差 (シードごとの対応あり、パーセントポイント、95 % 信頼区間付き)</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>実験条件</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>実画像</translation>
    </message>
    <message>
        <source>Synthetic</source>
        <translation>合成</translation>
    </message>
    <message>
        <source>All %</source>
        <translation>全体 %</translation>
    </message>
    <message>
        <source>Many %</source>
        <translation>多数 %</translation>
    </message>
    <message>
        <source>Medium %</source>
        <translation>中間 %</translation>
    </message>
    <message>
        <source>Few %</source>
        <translation>少数 %</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>効果</translation>
    </message>
</context>
<context>
    <name>tw::ui::Banner</name>
    <message>
        <source>What is wrong</source>
        <translation>問題の内容</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
</context>
<context>
    <name>tw::ui::ClassAccuracyModel</name>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
</context>
<context>
    <name>tw::ui::ClassChangeChart</name>
    <message>
        <source>Change of each class against its real images</source>
        <translation>各クラスの変化と実画像の枚数</translation>
    </message>
    <message>
        <source>real training images</source>
        <translation>実画像(学習用)の枚数</translation>
    </message>
    <message>
        <source>change, points</source>
        <translation>変化(ポイント)</translation>
    </message>
    <message>
        <source>%1: %2 real images, %3 to %4 %, %5 points</source>
        <translation>%1: 実画像 %2 枚、%3 から %4 %、%5 ポイント</translation>
    </message>
</context>
<context>
    <name>tw::ui::ClassHistogram</name>
    <message>
        <source>Images per class</source>
        <translation>クラスごとの画像数</translation>
    </message>
    <message>
        <source>real</source>
        <translation>実画像</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>採用</translation>
    </message>
    <message>
        <source>to make</source>
        <translation>要生成</translation>
    </message>
    <message>
        <source>images</source>
        <translation>画像数</translation>
    </message>
    <message>
        <source>Left and right move along the bars, Enter picks the class, Shift selects several, plus and minus zoom.</source>
        <translation>左右キーで棒を移動、Enter でクラスを選択、Shift で複数選択、プラスとマイナスで拡大・縮小します。</translation>
    </message>
    <message>
        <source>head: %1 and more</source>
        <translation>ヘッド: %1 枚以上</translation>
    </message>
    <message>
        <source>tail: up to %1</source>
        <translation>テール: %1 枚以下</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>目標 %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>なし</translation>
    </message>
    <message>
        <source>%1, %2: %3 real, %4 accepted, %5 to judge, target %6, %7 to make</source>
        <translation>%1、%2: 実画像 %3、採用 %4、未判定 %5、目標 %6、要生成 %7</translation>
    </message>
</context>
<context>
    <name>tw::ui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Command to find</source>
        <translation>検索するコマンド</translation>
    </message>
    <message>
        <source>A few letters of a command</source>
        <translation>コマンドの数文字を入力</translation>
    </message>
    <message>
        <source>No command has these letters.</source>
        <translation>この文字を含むコマンドはありません。</translation>
    </message>
</context>
<context>
    <name>tw::ui::Commands</name>
    <message>
        <source>nothing to do it with yet</source>
        <translation>対象がまだありません</translation>
    </message>
    <message>
        <source>the project is open for reading only</source>
        <translation>プロジェクトは読み取り専用で開かれています</translation>
    </message>
    <message>
        <source>a job is running</source>
        <translation>ジョブを実行中です</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>現在は実行できません</translation>
    </message>
</context>
<context>
    <name>tw::ui::ConfusionMatrix</name>
    <message>
        <source>%1 is recognised: %2 %</source>
        <translation>%1 を正しく認識: %2 %</translation>
    </message>
    <message>
        <source>%1 is taken for %2: %3 %</source>
        <translation>%1 を %2 と誤認: %3 %</translation>
    </message>
    <message>
        <source>is ↓ taken for →</source>
        <translation>実際 ↓ 予測 →</translation>
    </message>
</context>
<context>
    <name>tw::ui::ConfusionPanel</name>
    <message>
        <source>A row is what the pictures are, a column what they are taken for; percent of the row, mean over seeds.</source>
        <translation>行は実際のクラス、列は予測されたクラスです。行ごとの割合(%)で、シードの平均です。</translation>
    </message>
    <message>
        <source>Classes that are confused, the worst first</source>
        <translation>混同されるクラス(悪い順)</translation>
    </message>
    <message>
        <source>Test pictures that are confused</source>
        <translation>混同されたテスト画像</translation>
    </message>
    <message>
        <source>The %1 classes that are confused most, of %2</source>
        <translation>最も混同される %1 クラス(全 %2 クラス)</translation>
    </message>
    <message>
        <source>Confusion matrix of %1</source>
        <translation>%1 の混同行列</translation>
    </message>
    <message>
        <source>%1 for %2: %3 %</source>
        <translation>%1 を %2 と: %3 %</translation>
    </message>
    <message>
        <source> (before %1 %)</source>
        <translation>(以前は %1 %)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 is recognised here; pick another cell.</source>
        <translation>ここでは %1 が正しく認識されています。別のセルを選んでください。</translation>
    </message>
    <message>
        <source>%1 test pictures of %2 taken for %3; below each, in how many trainings</source>
        <translation>%1 枚の %2 のテスト画像が %3 と誤認されています。下の数字は誤認した学習の回数です</translation>
    </message>
</context>
<context>
    <name>tw::ui::ContextEditor</name>
    <message>
        <source>Used where the data set names none.</source>
        <translation>データセットに指定がない場合に使われます。</translation>
    </message>
    <message>
        <source>One a line, with {class} and perhaps {superclass}. Each picture is drawn in one of them, by lot.</source>
        <translation>1 行に 1 つ、{class} を含め、必要に応じて {superclass} も使えます。各画像はこの中からランダムに選ばれたもので生成されます。</translation>
    </message>
    <message>
        <source>One class a line: class: word, word</source>
        <translation>1 行に 1 クラス、「クラス: 語, 語」の形式</translation>
    </message>
    <message>
        <source>Super-class</source>
        <translation>上位クラス</translation>
    </message>
    <message>
        <source>Contexts</source>
        <translation>コンテキスト</translation>
    </message>
    <message>
        <source>Negative words of every class</source>
        <translation>全クラス共通のネガティブ語</translation>
    </message>
    <message>
        <source>Negative words of single classes</source>
        <translation>クラス別のネガティブ語</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>リストを保存</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>ほか %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>No negative word contradicts a class or a context.</source>
        <translation>クラスやコンテキストと矛盾するネガティブ語はありません。</translation>
    </message>
</context>
<context>
    <name>tw::ui::CurveChart</name>
    <message>
        <source>Validation accuracy while training</source>
        <translation>学習中の検証正解率</translation>
    </message>
    <message>
        <source>optimiser step</source>
        <translation>オプティマイザーのステップ</translation>
    </message>
    <message>
        <source>validation, %</source>
        <translation>検証、%</translation>
    </message>
</context>
<context>
    <name>tw::ui::DataPage</name>
    <message>
        <source>pretraining</source>
        <translation>事前学習</translation>
    </message>
    <message>
        <source>training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>検証</translation>
    </message>
    <message>
        <source>test</source>
        <translation>テスト</translation>
    </message>
    <message>
        <source>kept out</source>
        <translation>除外</translation>
    </message>
    <message>
        <source>Originals stay where they are and are only read. Validation and test hold real images only.</source>
        <translation>元の画像は現在の場所に残り、読み取りだけが行われます。検証とテストには実画像だけが含まれます。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>インポート</translation>
    </message>
    <message>
        <source>Folder or file to import</source>
        <translation>インポートするフォルダーまたはファイル</translation>
    </message>
    <message>
        <source>Folder, CSV or idx file</source>
        <translation>フォルダー、CSV または idx ファイル</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>自動検出</translation>
    </message>
    <message>
        <source>ImageFolder (one folder a class)</source>
        <translation>ImageFolder (1 クラス 1 フォルダー)</translation>
    </message>
    <message>
        <source>CSV (path,label[,split])</source>
        <translation>CSV (path,label[,split])</translation>
    </message>
    <message>
        <source>idx (MNIST family)</source>
        <translation>idx (MNIST 系)</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>Serves as, unless the source says</source>
        <translation>用途 (ソースに指定がない場合)</translation>
    </message>
    <message>
        <source>t-shirt, trouser, …</source>
        <translation>t-shirt, trouser, …</translation>
    </message>
    <message>
        <source>shorter side to its size, centre crop</source>
        <translation>短辺をサイズに合わせ、中央を切り抜き</translation>
    </message>
    <message>
        <source>black borders, nothing resampled</source>
        <translation>黒い余白を追加、リサンプリングなし</translation>
    </message>
    <message>
        <source>both sides stretched to its size</source>
        <translation>両辺をサイズに合わせて伸縮</translation>
    </message>
    <message>
        <source>How pictures meet a network&apos;s size, and how generated ones come back. For the whole project; what was drawn before stays as it is.</source>
        <translation>画像をネットワークのサイズに合わせる方法と、生成画像を元に戻す方法です。プロジェクト全体に適用され、以前に生成した画像はそのまま残ります。</translation>
    </message>
    <message>
        <source>Pictures meet a network by</source>
        <translation>ネットワークサイズへの調整方法</translation>
    </message>
    <message>
        <source>Make a long tail</source>
        <translation>ロングテールの作成</translation>
    </message>
    <message>
        <source>For experiments: thins a balanced set to an exponential profile and keeps the rest out.</source>
        <translation>実験用: 均衡なデータセットを指数分布に従って間引き、残りを除外します。</translation>
    </message>
    <message>
        <source>Imbalance factor</source>
        <translation>不均衡係数</translation>
    </message>
    <message>
        <source>Largest class</source>
        <translation>最大クラス</translation>
    </message>
    <message>
        <source>Validation, each</source>
        <translation>検証 (クラスごと)</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Build long tail</source>
        <translation>ロングテールを作成</translation>
    </message>
    <message>
        <source>Split off validation</source>
        <translation>検証データの分割</translation>
    </message>
    <message>
        <source>For a set that has its tail already: a share of every class, never all of it.</source>
        <translation>すでにテールのあるデータセット用: 各クラスから一定の割合を分割します。クラス全体が分割されることはありません。</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>分割</translation>
    </message>
    <message>
        <source>Class shown</source>
        <translation>表示するクラス</translation>
    </message>
    <message>
        <source>all classes</source>
        <translation>すべてのクラス</translation>
    </message>
    <message>
        <source>Partition shown</source>
        <translation>表示する区分</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>What the import left out</source>
        <translation>インポート対象外になったもの</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>インポート対象外</translation>
    </message>
    <message>
        <source>Folder to import</source>
        <translation>インポートするフォルダー</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>idx (*ubyte* *.gz);;All files (*)</source>
        <translation>idx (*ubyte* *.gz);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>File to import</source>
        <translation>インポートするファイル</translation>
    </message>
    <message>
        <source>Choose a folder or file to import first.</source>
        <translation>先にインポートするフォルダーまたはファイルを選択してください。</translation>
    </message>
    <message>
        <source>Importing pictures</source>
        <translation>画像をインポート中</translation>
    </message>
    <message>
        <source>Building the long tail</source>
        <translation>ロングテールを作成中</translation>
    </message>
    <message>
        <source>Splitting off validation</source>
        <translation>検証データを分割中</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%2 %1</translation>
    </message>
    <message>
        <source>No pictures yet. Choose a folder or file at the left.</source>
        <translation>画像がまだありません。左側でフォルダーまたはファイルを選択してください。</translation>
    </message>
    <message>
        <source>Left out (%1)</source>
        <translation>インポート対象外 (%1)</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>CIFAR-10 or CIFAR-100, binary</source>
        <translation>CIFAR-10 または CIFAR-100 (バイナリ)</translation>
    </message>
    <message>
        <source>Food-101 (images and meta)</source>
        <translation>Food-101 (images と meta)</translation>
    </message>
    <message>
        <source>Hugging Face (metadata.jsonl or .csv)</source>
        <translation>Hugging Face (metadata.jsonl または .csv)</translation>
    </message>
    <message>
        <source>COCO (annotations)</source>
        <translation>COCO (アノテーション)</translation>
    </message>
    <message>
        <source>generated pictures with their settings</source>
        <translation>生成画像とその設定</translation>
    </message>
    <message>
        <source>Class names of labels 0, 1, …</source>
        <translation>ラベル 0、1、… のクラス名</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>インポートを再開</translation>
    </message>
    <message>
        <source>Changed outside</source>
        <translation>外部での変更</translation>
    </message>
    <message>
        <source>The import of %1 was stopped before its end. What was read is kept.</source>
        <translation>%1 のインポートは途中で停止されました。読み込み済みの分は保持されています。</translation>
    </message>
    <message>
        <source>Keep the split</source>
        <translation>分割をそのまま使う</translation>
    </message>
    <message>
        <source>Split off validation images</source>
        <translation>検証画像を分割</translation>
    </message>
    <message>
        <source>Keeping the split</source>
        <translation>分割を確定中</translation>
    </message>
    <message>
        <source>The pictures came with validation images of their own. Kept, the split serves every step.</source>
        <translation>画像には検証画像が含まれていました。そのまま使えば、この分割がすべてのステップで使われます。</translation>
    </message>
    <message>
        <source>There are no validation images yet; %1 % of every class can serve.</source>
        <translation>検証画像がまだありません。各クラスの %1 % を検証用にできます。</translation>
    </message>
</context>
<context>
    <name>tw::ui::ExperimentForm</name>
    <message>
        <source>What is compared</source>
        <translation>比較の内容</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名前</translation>
    </message>
    <message>
        <source>this project</source>
        <translation>このプロジェクト</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>データ</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>実験条件</translation>
    </message>
    <message>
        <source>Arms of the experiment</source>
        <translation>実験の実験条件 (アーム)</translation>
    </message>
    <message>
        <source>Generated pictures</source>
        <translation>生成画像</translation>
    </message>
    <message>
        <source>Drawn once for all arms that name them. Hover for the settings; the text of the experiment holds all of them.</source>
        <translation>これを使うすべての実験条件に対して一度だけ生成されます。ポインターを合わせると設定が表示されます。実験のテキストにはすべての設定が含まれます。</translation>
    </message>
    <message>
        <source>Sets of generated pictures</source>
        <translation>生成画像のセット</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>画像</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>フィルター</translation>
    </message>
    <message>
        <source>From real</source>
        <translation>実画像から</translation>
    </message>
    <message>
        <source>Seeds and sweep</source>
        <translation>シードとスイープ</translation>
    </message>
    <message>
        <source>Trainings of each arm. One says nothing about chance; three is the usual least, five is better.</source>
        <translation>各実験条件の学習回数。1 回では偶然かどうかわかりません。通常は最低 3 回、5 回ならより確実です。</translation>
    </message>
    <message>
        <source>default</source>
        <translation>既定</translation>
    </message>
    <message>
        <source>Optimiser steps of a training, the same for every arm.</source>
        <translation>学習 1 回あたりのオプティマイザーのステップ数。すべての実験条件で同じです。</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>How many generated images are worth it?</source>
        <translation>生成画像は何枚まで有効か?</translation>
    </message>
    <message>
        <source>Trains one arm with ever more generated images and looks at validation images only.</source>
        <translation>1 つの実験条件を、生成画像を増やしながら学習し、検証画像だけで評価します。</translation>
    </message>
    <message>
        <source>Arm of the sweep</source>
        <translation>スイープの実験条件</translation>
    </message>
    <message>
        <source>Generated for each real image</source>
        <translation>実画像 1 枚あたりの生成枚数</translation>
    </message>
    <message>
        <source>Fashion-MNIST, made long-tailed</source>
        <translation>Fashion-MNIST (ロングテール化)</translation>
    </message>
    <message>
        <source>Off: everything that is drawn is accepted, to show what the filter is worth.</source>
        <translation>オフ: 生成したものをすべて採用し、フィルターの効果を確かめます。</translation>
    </message>
    <message>
        <source>Image-to-image from the class&apos;s real training images instead of from noise.</source>
        <translation>ノイズからではなく、クラスの実画像 (学習用) から image-to-image で生成します。</translation>
    </message>
</context>
<context>
    <name>tw::ui::ExperimentModel</name>
    <message>
        <source>%1, better</source>
        <translation>%1、優れる</translation>
    </message>
    <message>
        <source>%1, worse</source>
        <translation>%1、劣る</translation>
    </message>
    <message>
        <source>%1, may be chance</source>
        <translation>%1、偶然の可能性あり</translation>
    </message>
    <message>
        <source>%1, one seed</source>
        <translation>%1、シード 1 つ</translation>
    </message>
    <message>
        <source>Best with generated images: %1, %2 %. To real only: %3.</source>
        <translation>生成画像ありの最良: %1、%2 %。実画像のみとの差: %3。</translation>
    </message>
    <message>
        <source>To the best without them (%1): %2.</source>
        <translation>生成画像なしの最良 (%1) との差: %2。</translation>
    </message>
    <message>
        <source>The sweep is not finished yet.</source>
        <translation>スイープはまだ完了していません。</translation>
    </message>
    <message>
        <source>More still helped at the largest ratio tried, %1 for each real image.</source>
        <translation>試した最大の比率 (実画像 1 枚あたり %1 枚) でも、増やす効果がありました。</translation>
    </message>
    <message>
        <source>From %1 generated for each real image on, more is not shown to help: no larger ratio is better by more than its 95 % interval.</source>
        <translation>実画像 1 枚あたり生成画像 %1 枚を超えて増やしても、効果は確認されません。これより大きい比率で、95 % 信頼区間を超えて優れるものはありません。</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>ベースライン</translation>
    </message>
    <message>
        <source>the best without</source>
        <translation>生成なしの最良</translation>
    </message>
    <message>
        <source>Percent points, paired by seed, with the 95 % interval of the mean over seeds</source>
        <translation>パーセントポイント、シードごとの対応あり、シード間平均の 95 % 信頼区間付き</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>実験条件</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Accuracy in percent, mean and standard deviation over the seeds</source>
        <translation>精度 (%)。シード間の平均と標準偏差</translation>
    </message>
    <message>
        <source>Against the best arm without generated images. %1</source>
        <translation>生成画像を使わない最良の実験条件との比較。%1</translation>
    </message>
    <message>
        <source>Real training images + generated ones</source>
        <translation>実際の学習画像 + 生成画像</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全体</translation>
    </message>
    <message>
        <source>Many</source>
        <translation>多数</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中間</translation>
    </message>
    <message>
        <source>Few</source>
        <translation>少数</translation>
    </message>
    <message>
        <source>To real
only</source>
        <translation>実画像
のみとの差</translation>
    </message>
    <message>
        <source>To best
without</source>
        <translation>生成なし
最良との差</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像</translation>
    </message>
</context>
<context>
    <name>tw::ui::ExperimentPage</name>
    <message>
        <source>Opened %1</source>
        <translation>%1 を開きました</translation>
    </message>
    <message>
        <source>experiment</source>
        <translation>実験</translation>
    </message>
    <message>
        <source>The text is not JSON: a bracket, quote or comma is missing or too much.</source>
        <translation>テキストが JSON ではありません。括弧、引用符、コンマのいずれかに過不足があります。</translation>
    </message>
    <message>
        <source>%1. Begun and not finished: it goes on where it was, and repeats nothing.</source>
        <translation>%1。開始済みで未完了です。中断した所から続行し、重複して実行することはありません。</translation>
    </message>
    <message>
        <source>Ready: %1.</source>
        <translation>準備完了: %1。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続行</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Running: %1 of %2 trainings are in the table.</source>
        <translation>実行中: %2 回の学習のうち %1 回が表に入りました。</translation>
    </message>
    <message>
        <source>Experiment “%1”</source>
        <translation>実験「%1」</translation>
    </message>
    <message>
        <source>Running: nothing is trained yet.</source>
        <translation>実行中: まだ学習は完了していません。</translation>
    </message>
    <message>
        <source>Stopped. What is finished is kept; “Go on” repeats nothing.</source>
        <translation>停止しました。完了した分は保持されます。「続行」で重複して実行することはありません。</translation>
    </message>
    <message>
        <source>Earlier experiments</source>
        <translation>以前の実験</translation>
    </message>
    <message>
        <source>%1 (not finished)</source>
        <translation>%1 (未完了)</translation>
    </message>
    <message>
        <source>Written %1.</source>
        <translation>%1 に保存されました。</translation>
    </message>
    <message>
        <source>Begun %1, not finished.</source>
        <translation>%1 に開始、未完了。</translation>
    </message>
    <message>
        <source>Arm “%1”. %2</source>
        <translation>実験条件「%1」。%2</translation>
    </message>
    <message>
        <source>No sweep. Tick “How many generated images are worth it?” at the left to find out for your own data.</source>
        <translation>スイープはありません。自分のデータで確かめるには、左側の「生成画像は何枚まで有効か?」をオンにしてください。</translation>
    </message>
    <message>
        <source>Tailwright %1, written %2</source>
        <translation>Tailwright %1、%2 に保存</translation>
    </message>
    <message>
        <source>seeds: %1</source>
        <translation>シード: %1</translation>
    </message>
    <message>
        <source>split, SHA-256: %1</source>
        <translation>分割、SHA-256: %1</translation>
    </message>
    <message>
        <source>model of the pictures “%1”: %2</source>
        <translation>画像「%1」のモデル: %2</translation>
    </message>
    <message>
        <source>data of the arm “%1”: %2</source>
        <translation>実験条件「%1」のデータ: %2</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>実験</translation>
    </message>
    <message>
        <source>Arms over several seeds on one split: which method helps on these data, and how many generated images are worth it. The test images are read once per training.</source>
        <translation>1 つの分割に対し、複数のシードで実験条件を比較します。このデータにどの手法が有効か、生成画像は何枚まで有効かがわかります。テスト画像は学習ごとに一度だけ読み込まれます。</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>レポートを開く</translation>
    </message>
    <message>
        <source>Open an experiment file…</source>
        <translation>実験ファイルを開く…</translation>
    </message>
    <message>
        <source>Open an experiment file</source>
        <translation>実験ファイルを開く</translation>
    </message>
    <message>
        <source>Experiments (*.json)</source>
        <translation>実験 (*.json)</translation>
    </message>
    <message>
        <source>Open the results in a folder…</source>
        <translation>フォルダー内の結果を開く…</translation>
    </message>
    <message>
        <source>Open the results in a folder</source>
        <translation>フォルダー内の結果を開く</translation>
    </message>
    <message>
        <source>New experiment on this project</source>
        <translation>このプロジェクトで新しい実験</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>ファイルを開く…</translation>
    </message>
    <message>
        <source>Open results…</source>
        <translation>結果を開く…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>Results go to</source>
        <translation>結果の保存先</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>結果の保存先フォルダー</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>生成枚数</translation>
    </message>
    <message>
        <source>Accuracy of each class under each arm</source>
        <translation>実験条件ごとの各クラスの正解率</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Repeat it</source>
        <translation>再現</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>テキスト</translation>
    </message>
    <message>
        <source>Arms of the experiment with their results</source>
        <translation>実験条件とその結果</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>比較対象</translation>
    </message>
    <message>
        <source>to real only</source>
        <translation>実画像のみ</translation>
    </message>
    <message>
        <source>to the best arm without generated images</source>
        <translation>生成画像なしの最良の実験条件</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差</translation>
    </message>
    <message>
        <source>The command, versions, seeds and hashes with which this table comes out again.</source>
        <translation>この表を再現するためのコマンド、バージョン、シード、ハッシュです。</translation>
    </message>
    <message>
        <source>How to repeat the experiment</source>
        <translation>実験の再現方法</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>コピー</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>コピーしました</translation>
    </message>
    <message>
        <source>The experiment as its file says it; the form at the left follows. The command line reads the same text.</source>
        <translation>実験ファイルの内容です。左側のフォームはこれに連動します。コマンドラインも同じテキストを読み込みます。</translation>
    </message>
    <message>
        <source>The experiment as text</source>
        <translation>実験のテキスト</translation>
    </message>
</context>
<context>
    <name>tw::ui::ExportPage</name>
    <message>
        <source>What will be written</source>
        <translation>出力内容</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>出力先</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新しいフォルダー</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>Training (real and accepted)</source>
        <translation>学習 (実画像と採用画像)</translation>
    </message>
    <message>
        <source>Validation (real only)</source>
        <translation>検証 (実画像のみ)</translation>
    </message>
    <message>
        <source>Test (real only)</source>
        <translation>テスト (実画像のみ)</translation>
    </message>
    <message>
        <source>Hard links instead of copies where possible</source>
        <translation>可能な場合はコピーの代わりにハードリンクを使用</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>エクスポート</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>フォルダーを開く</translation>
    </message>
    <message>
        <source>Folder to export to</source>
        <translation>エクスポート先フォルダー</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>エクスポート中</translation>
    </message>
    <message>
        <source>Nothing has been exported yet.</source>
        <translation>まだエクスポートされていません。</translation>
    </message>
    <message>
        <source>Last: %1 real and %2 synthetic pictures to %3, %4</source>
        <translation>前回: 実画像 %1 枚と合成画像 %2 枚を %3 に出力、%4</translation>
    </message>
    <message>
        <source>ImageFolder</source>
        <translation>ImageFolder</translation>
    </message>
    <message>
        <source>One folder a class, with metadata.jsonl: torchvision, Hugging Face.</source>
        <translation>1 クラス 1 フォルダー、metadata.jsonl 付き: torchvision、Hugging Face。</translation>
    </message>
    <message>
        <source>WebDataset</source>
        <translation>WebDataset</translation>
    </message>
    <message>
        <source>Shards of about 1 GB; the same set gives the same bytes.</source>
        <translation>約 1 GB ごとのシャード。同じデータセットからは同じバイト列が得られます。</translation>
    </message>
    <message>
        <source>FiftyOne</source>
        <translation>FiftyOne</translation>
    </message>
    <message>
        <source>data/ and labels.json in each part.</source>
        <translation>各区分に data/ と labels.json。</translation>
    </message>
    <message>
        <source>Diff-Mix</source>
        <translation>Diff-Mix</translation>
    </message>
    <message>
        <source>Generated pictures alone, with meta.csv.</source>
        <translation>生成画像のみ、meta.csv 付き。</translation>
    </message>
    <message>
        <source>CSV list</source>
        <translation>CSV リスト</translation>
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
        <translation>実画像と、集計対象の実行の採用画像です。Tailwright が作成したもの以外のフォルダーには一切手を加えません。</translation>
    </message>
    <message>
        <source>Pictures that will be written, by part and class</source>
        <translation>出力する画像 (区分・クラス別)</translation>
    </message>
    <message>
        <source>Part and class</source>
        <translation>区分とクラス</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>実画像</translation>
    </message>
    <message>
        <source>Synthetic</source>
        <translation>合成</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>合計</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>形式</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>約 %1</translation>
    </message>
    <message>
        <source>time not known until a first export</source>
        <translation>所要時間は最初のエクスポート後にわかります</translation>
    </message>
    <message>
        <source>%1 real and %2 synthetic pictures, about %3 (%4 free), %5</source>
        <translation>実画像 %1 枚と合成画像 %2 枚、約 %3 (空き %4)、%5</translation>
    </message>
</context>
<context>
    <name>tw::ui::FilterPage</name>
    <message>
        <source>Drag a line to move a threshold; nothing is computed again. The curve is the real training images&apos; own scores, each left out of its own comparison.</source>
        <translation>線をドラッグするとしきい値が動きます。再計算は行われません。曲線は学習用の実画像自身のスコアで、それぞれ自分自身との比較を除いて求めています。</translation>
    </message>
    <message>
        <source>Score pictures</source>
        <translation>スコアを計算</translation>
    </message>
    <message>
        <source>Judge by these thresholds</source>
        <translation>このしきい値で判定</translation>
    </message>
    <message>
        <source>Accepts and rejects what nobody judged yet, no more than the plan needs; one step to undo.</source>
        <translation>未判定の画像を採用または却下します。採用は計画に必要な枚数までです。1 回の操作で元に戻せます。</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>all classes</source>
        <translation>すべてのクラス</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>生成画像</translation>
    </message>
    <message>
        <source>real training images</source>
        <translation>実画像 (学習用)</translation>
    </message>
    <message>
        <source>Keep of the real</source>
        <translation>実画像の通過率</translation>
    </message>
    <message>
        <source>Share of the real images that the thresholds keep</source>
        <translation>しきい値を通過する実画像の割合</translation>
    </message>
    <message>
        <source>Set thresholds</source>
        <translation>しきい値を設定</translation>
    </message>
    <message>
        <source>Margin: own class minus best other</source>
        <translation>マージン: 自クラス − 他クラスの最良値</translation>
    </message>
    <message>
        <source>Cosine to the real images</source>
        <translation>実画像とのコサイン類似度</translation>
    </message>
    <message>
        <source>Pixel distance to the nearest real</source>
        <translation>最も近い実画像とのピクセル距離</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>コントラスト</translation>
    </message>
    <message>
        <source>Roughness</source>
        <translation>粗さ</translation>
    </message>
    <message>
        <source>Kept by class</source>
        <translation>クラス別の通過数</translation>
    </message>
    <message>
        <source>Scoring pictures</source>
        <translation>スコアを計算中</translation>
    </message>
    <message>
        <source>Setting thresholds</source>
        <translation>しきい値を設定中</translation>
    </message>
    <message>
        <source>Judging by the thresholds</source>
        <translation>しきい値で判定中</translation>
    </message>
    <message>
        <source>%1 accepted, %2 rejected, %3 left to you</source>
        <translation>採用 %1、却下 %2、未判定のまま %3</translation>
    </message>
    <message>
        <source>No scores yet.</source>
        <translation>スコアがまだありません。</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>フィルター</translation>
    </message>
    <message>
        <source>kept: %1 generated, %2 real</source>
        <translation>残す: 生成 %1、実画像 %2</translation>
    </message>
</context>
<context>
    <name>tw::ui::FinetuneForm</name>
    <message>
        <source>Steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>バッチサイズ</translation>
    </message>
    <message>
        <source>Learning rate, LoRA</source>
        <translation>学習率 (LoRA)</translation>
    </message>
    <message>
        <source>Learning rate, tokens</source>
        <translation>学習率 (トークン)</translation>
    </message>
    <message>
        <source>LoRA rank</source>
        <translation>LoRA のランク</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>A token begins as</source>
        <translation>トークンの初期値</translation>
    </message>
    <message>
        <source>the authors&apos; vocabulary entry</source>
        <translation>著者の語彙項目</translation>
    </message>
    <message>
        <source>the class&apos;s name</source>
        <translation>クラス名</translation>
    </message>
    <message>
        <source>Save memory</source>
        <translation>メモリの節約</translation>
    </message>
    <message>
        <source>always, slower</source>
        <translation>常に (低速)</translation>
    </message>
    <message>
        <source>never</source>
        <translation>しない</translation>
    </message>
    <message>
        <source>Sample pictures every</source>
        <translation>サンプル画像の間隔</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>チェックポイントの間隔</translation>
    </message>
    <message>
        <source>Mirror pictures at random</source>
        <translation>画像をランダムに左右反転</translation>
    </message>
    <message>
        <source> 0: only tokens are learnt.</source>
        <translation> 0: トークンだけを学習します。</translation>
    </message>
    <message>
        <source>on</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>if the model is large</source>
        <translation>モデルが大きい場合</translation>
    </message>
</context>
<context>
    <name>tw::ui::FinetuningPage</name>
    <message>
        <source>Teaches the generator your classes from the training images alone: low-rank updates and one new word for each class (Diff-Mix). After a stop or a crash it goes on from the last checkpoint.</source>
        <translation>学習画像だけを使って、生成器にプロジェクトのクラスを学習させます。低ランク更新と、クラスごとに 1 つの新しい語を用います (Diff-Mix)。停止やクラッシュの後は、最後のチェックポイントから続行します。</translation>
    </message>
    <message>
        <source>Use in generation</source>
        <translation>生成に使用</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>ファインチューニング</translation>
    </message>
    <message>
        <source>Fine-tune the generator</source>
        <translation>生成器をファインチューニング</translation>
    </message>
    <message>
        <source>Use the adapter in generation</source>
        <translation>アダプターを生成に使用</translation>
    </message>
    <message>
        <source>Settings as the method has them</source>
        <translation>手法の標準設定</translation>
    </message>
    <message>
        <source>What is learnt</source>
        <translation>学習対象</translation>
    </message>
    <message>
        <source>Name of the adapter: its folder in this project. A name of an unfinished one goes on with it.</source>
        <translation>アダプターの名前。このプロジェクト内のフォルダー名になります。未完了のアダプターの名前を指定すると、その続きから始まります。</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>アダプター</translation>
    </message>
    <message>
        <source>Adapters of this project</source>
        <translation>このプロジェクトのアダプター</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>損失</translation>
    </message>
    <message>
        <source>Sample pictures while it learns</source>
        <translation>学習中のサンプル画像</translation>
    </message>
    <message>
        <source>Sample pictures</source>
        <translation>サンプル画像</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation>ファインチューニング</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>モデルを読み込み中…</translation>
    </message>
    <message>
        <source>Stopped; “Go on” starts from the last checkpoint.</source>
        <translation>停止しました。「続行」で最後のチェックポイントから再開します。</translation>
    </message>
    <message>
        <source>step %1 of %2, loss %3</source>
        <translation>ステップ %1 / %2、損失 %3</translation>
    </message>
    <message>
        <source>%1
step %2</source>
        <translation>%1
ステップ %2</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>読み取り不可</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>未完了</translation>
    </message>
    <message>
        <source>Finished %1: %2 steps, loss %3 at the end.</source>
        <translation>%1 に完了: %2 ステップ、最終損失 %3。</translation>
    </message>
    <message>
        <source>Not finished; “Go on” starts from the last checkpoint.</source>
        <translation>未完了です。「続行」で最後のチェックポイントから再開します。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続行</translation>
    </message>
    <message>
        <source>An adapter of this name is finished; choose another name.</source>
        <translation>この名前のアダプターは完了しています。別の名前を選択してください。</translation>
    </message>
</context>
<context>
    <name>tw::ui::FolderChanges</name>
    <message>
        <source>Check the folders</source>
        <translation>フォルダーを確認</translation>
    </message>
    <message>
        <source>Compares every imported file with the project, also those imported by an earlier version.</source>
        <translation>インポートしたすべてのファイルをプロジェクトと照合します。以前のバージョンでインポートしたものも対象です。</translation>
    </message>
    <message>
        <source>Changes in the imported folders</source>
        <translation>インポートしたフォルダーの変更</translation>
    </message>
    <message>
        <source>They are no longer told as news. Their rows, verdicts and scores stay, and they are found again when they come back.</source>
        <translation>以後、変更として通知されなくなります。登録内容、判定、スコアは残り、ファイルが戻ればまた認識されます。</translation>
    </message>
    <message>
        <source>Adding new pictures</source>
        <translation>新しい画像を追加中</translation>
    </message>
    <message>
        <source>Relinking moved pictures</source>
        <translation>移動した画像を再リンク中</translation>
    </message>
    <message>
        <source>Reading edited pictures</source>
        <translation>編集された画像を読み込み中</translation>
    </message>
    <message>
        <source>Marking missing pictures</source>
        <translation>欠落した画像に印を付けています</translation>
    </message>
    <message numerus="yes">
        <source>Add %n new</source>
        <translation>
            <numerusform>新しい %n 枚を追加</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Relink %n moved</source>
        <translation>
            <numerusform>移動した %n 枚を再リンク</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %n edited again</source>
        <translation>
            <numerusform>編集された %n 枚を再読み込み</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n missing</source>
        <translation>
            <numerusform>欠落した %n 枚に印を付ける</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n back</source>
        <translation>
            <numerusform>%n 枚を元に戻す</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>新規 %n 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moved</source>
        <translation>
            <numerusform>移動 %n 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edited</source>
        <translation>
            <numerusform>編集 %n 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>欠落 %n 枚</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n back again</source>
        <translation>
            <numerusform>復帰 %n 枚</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>照合中…</translation>
    </message>
    <message>
        <source>Nothing was imported yet.</source>
        <translation>まだ何もインポートされていません。</translation>
    </message>
    <message>
        <source>The imported folders are as the project knows them.</source>
        <translation>インポートしたフォルダーに変更はありません。</translation>
    </message>
    <message>
        <source>%1. Nothing is lost: plug it in again, or say where it is now.</source>
        <translation>%1。失われたものはありません。再接続するか、現在の場所を指定してください。</translation>
    </message>
    <message>
        <source>It moved to…</source>
        <translation>移動先を指定…</translation>
    </message>
    <message>
        <source>Where the pictures of %1 are now</source>
        <translation>%1 の画像の現在の場所</translation>
    </message>
    <message>
        <source>Relinking a folder</source>
        <translation>フォルダーを再リンク中</translation>
    </message>
</context>
<context>
    <name>tw::ui::FolderChangesModel</name>
    <message>
        <source>class %1</source>
        <translation>クラス %1</translation>
    </message>
    <message>
        <source>now %1, in the class %2</source>
        <translation>現在は %1、クラス %2</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>現在は %1</translation>
    </message>
    <message>
        <source>has another content than when it was read</source>
        <translation>読み込み時と内容が異なります</translation>
    </message>
    <message>
        <source>marked; its work is kept</source>
        <translation>印あり。作業内容は保持されています</translation>
    </message>
    <message>
        <source>is no longer there</source>
        <translation>ファイルがなくなっています</translation>
    </message>
    <message>
        <source>was marked as missing</source>
        <translation>欠落の印が付いていました</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新規</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>移動</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>欠落</translation>
    </message>
    <message>
        <source>back again</source>
        <translation>復帰</translation>
    </message>
    <message>
        <source>What</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>How</source>
        <translation>詳細</translation>
    </message>
</context>
<context>
    <name>tw::ui::GenerationPage</name>
    <message>
        <source>No class is picked; click one in the histogram of the tail plan.</source>
        <translation>クラスが選択されていません。テール計画のヒストグラムでクリックしてください。</translation>
    </message>
    <message>
        <source>Added to the queue; run “%1” counts from now on</source>
        <translation>キューに追加しました。今後は実行「%1」が集計対象になります</translation>
    </message>
    <message>
        <source>Generating pictures</source>
        <translation>画像を生成中</translation>
    </message>
    <message>
        <source>Nothing is being drawn.</source>
        <translation>生成中のものはありません。</translation>
    </message>
    <message>
        <source>Filling to the targets</source>
        <translation>目標まで補充中</translation>
    </message>
    <message>
        <source>The prompt template must hold {class}, or every class would get the same prompt.</source>
        <translation>プロンプトのテンプレートには {class} が必要です。ないと、すべてのクラスが同じプロンプトになります。</translation>
    </message>
    <message>
        <source>%1 (%2), %3</source>
        <translation>%1 (%2)、%3</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%2 × %1</translation>
    </message>
    <message>
        <source>Nothing is rejected yet.</source>
        <translation>却下されたものはまだありません。</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>ステップ %1 / %2</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Batches wait in a queue that is kept in the project, so a crash loses and repeats nothing.</source>
        <translation>バッチはプロジェクトに保存されるキューで待機するため、クラッシュしても失われたり重複したりしません。</translation>
    </message>
    <message>
        <source>Run the queue</source>
        <translation>キューを実行</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>キュー</translation>
    </message>
    <message>
        <source>Runs that count</source>
        <translation>集計対象の実行</translation>
    </message>
    <message>
        <source>How it is drawn</source>
        <translation>生成方法</translation>
    </message>
    <message>
        <source>Rejected so far, and why</source>
        <translation>これまでの却下とその理由</translation>
    </message>
    <message>
        <source>New batches</source>
        <translation>新しいバッチ</translation>
    </message>
    <message>
        <source>Two-stage (CADS + contrastive)</source>
        <translation>2 段階 (CADS + 対照)</translation>
    </message>
    <message>
        <source>Plain CFG</source>
        <translation>通常の CFG</translation>
    </message>
    <message>
        <source>DiffCoRe-Mix (contexts)</source>
        <translation>DiffCoRe-Mix (コンテキスト)</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>手法</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Prompt template</source>
        <translation>プロンプトのテンプレート</translation>
    </message>
    <message>
        <source>For</source>
        <translation>対象</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像数</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>バッチサイズ</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation>キューに追加</translation>
    </message>
    <message>
        <source>Draw, score and judge by rule</source>
        <translation>生成・スコア計算・ルール判定</translation>
    </message>
    <message>
        <source>Draws, scores and judges by the thresholds, again for what was rejected, until the targets are met.</source>
        <translation>生成し、スコアを計算し、しきい値で判定します。却下された分は、目標に達するまで繰り返します。</translation>
    </message>
    <message>
        <source>Add before everything that waits</source>
        <translation>待機中のすべてのバッチの前に追加</translation>
    </message>
    <message>
        <source>Being drawn</source>
        <translation>生成中</translation>
    </message>
    <message>
        <source>Picture that is being drawn</source>
        <translation>生成中の画像</translation>
    </message>
    <message>
        <source>Last pictures</source>
        <translation>最近の画像</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Retry smaller</source>
        <translation>小分けで再試行</translation>
    </message>
    <message>
        <source>The same pictures in batches of half the size: needs less memory.</source>
        <translation>同じ画像を半分のサイズのバッチで生成します。必要なメモリが減ります。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>Plan, review and export count the pictures of the ticked runs only, so that two methods never mix by accident.</source>
        <translation>計画、レビュー、エクスポートでは、オンにした実行の画像だけを数えます。2 つの手法が誤って混ざることはありません。</translation>
    </message>
    <message>
        <source>more guidance, or another look-alike</source>
        <translation>ガイダンスの強化か、別の類似クラス</translation>
    </message>
    <message>
        <source>more steps, or less guidance</source>
        <translation>ステップ数の増加か、ガイダンスの低減</translation>
    </message>
    <message>
        <source>more strength, or CADS</source>
        <translation>強度の引き上げか、CADS</translation>
    </message>
    <message>
        <source>less strength, or a fine-tuned model</source>
        <translation>強度の引き下げか、ファインチューニング済みモデル</translation>
    </message>
    <message>
        <source>%1: try %2</source>
        <translation>%1: %2をお試しください</translation>
    </message>
    <message>
        <source>The context list “%1” of this project is saved</source>
        <translation>このプロジェクトのコンテキストリスト「%1」を保存しました</translation>
    </message>
    <message>
        <source>Of %1:</source>
        <translation>%1 の内訳:</translation>
    </message>
    <message>
        <source>Towards the targets</source>
        <translation>目標に対する進捗</translation>
    </message>
    <message>
        <source>LoRA and embeddings</source>
        <translation>LoRA と埋め込み</translation>
    </message>
    <message>
        <source>Diff-Mix (between classes)</source>
        <translation>Diff-Mix (クラス間)</translation>
    </message>
    <message>
        <source>{class} is replaced by the name of the class, {superclass} by what all classes are. The two-stage paper: “A photo of {class}, a type of food.” Diff-Mix and DiffCoRe-Mix have prompts of their own.</source>
        <translation>{class} はクラス名に、{superclass} は全クラスの総称に置き換えられます。2 段階手法の論文では “A photo of {class}, a type of food.” です。Diff-Mix と DiffCoRe-Mix には独自のプロンプトがあります。</translation>
    </message>
    <message>
        <source>food, bird, …</source>
        <translation>food, bird, …</translation>
    </message>
    <message>
        <source>Super-class</source>
        <translation>上位クラス</translation>
    </message>
    <message>
        <source>Retry all</source>
        <translation>すべて再試行</translation>
    </message>
    <message>
        <source>Move the batch up</source>
        <translation>バッチを上へ移動</translation>
    </message>
    <message>
        <source>Move the batch down</source>
        <translation>バッチを下へ移動</translation>
    </message>
    <message>
        <source>How far each class is</source>
        <translation>各クラスの進捗</translation>
    </message>
    <message>
        <source>%1 pictures a second</source>
        <translation>%1 枚/秒</translation>
    </message>
    <message>
        <source>the worker holds %1</source>
        <translation>ワーカーの使用メモリ %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>残り %1</translation>
    </message>
    <message numerus="yes">
        <source>%n batches went wrong; the reason is in their line.</source>
        <translation>
            <numerusform>%n 個のバッチが失敗しました。理由は各行に表示されています。</numerusform>
        </translation>
    </message>
    <message>
        <source>the whole plan</source>
        <translation>計画全体</translation>
    </message>
    <message>
        <source>the picked class</source>
        <translation>選択したクラス</translation>
    </message>
    <message>
        <source>Move the batch before all others</source>
        <translation>このバッチを先頭に移動します</translation>
    </message>
</context>
<context>
    <name>tw::ui::HelpWindow</name>
    <message>
        <source>Guide</source>
        <translation>ガイド</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>ガイドを検索</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目次</translation>
    </message>
    <message>
        <source>Text of the chapter</source>
        <translation>章の本文</translation>
    </message>
    <message>
        <source>No chapter has these words.</source>
        <translation>この語を含む章はありません。</translation>
    </message>
</context>
<context>
    <name>tw::ui::IntervalChart</name>
    <message>
        <source>better</source>
        <translation>優れる</translation>
    </message>
    <message>
        <source>may be chance</source>
        <translation>偶然の可能性あり</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>劣る</translation>
    </message>
    <message>
        <source>one seed</source>
        <translation>シード 1 つ</translation>
    </message>
    <message>
        <source>Differences between arms with 95 % intervals</source>
        <translation>実験条件間の差と 95 % 信頼区間</translation>
    </message>
    <message>
        <source>difference in accuracy, percent points, with 95 % interval</source>
        <translation>正解率の差 (パーセントポイント、95 % 信頼区間付き)</translation>
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
        <translation>破損</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>大きすぎる</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>重複</translation>
    </message>
    <message>
        <source>wrong label</source>
        <translation>ラベルの誤り</translation>
    </message>
    <message>
        <source>two classes, one name</source>
        <translation>2 クラスが同名</translation>
    </message>
    <message>
        <source>converted</source>
        <translation>変換済み</translation>
    </message>
    <message>
        <source>small class</source>
        <translation>小さいクラス</translation>
    </message>
    <message>
        <source>unknown file</source>
        <translation>不明なファイル</translation>
    </message>
    <message>
        <source>What</source>
        <translation>種類</translation>
    </message>
    <message>
        <source>File</source>
        <translation>ファイル</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>tw::ui::JobHistory</name>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>開始</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>ジョブ</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>所要時間</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完了数</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>tw::ui::JobHistorySheet</name>
    <message>
        <source>Finished jobs</source>
        <translation>終了したジョブ</translation>
    </message>
    <message>
        <source>No job has ended since this project was opened. What a job finished is kept, also when it is stopped.</source>
        <translation>このプロジェクトを開いてから終了したジョブはありません。ジョブが完了した分は、停止した場合も保持されます。</translation>
    </message>
</context>
<context>
    <name>tw::ui::JobPanel</name>
    <message>
        <source>Running job</source>
        <translation>実行中のジョブ</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>進捗</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>一時停止</translation>
    </message>
    <message>
        <source>Stop after this</source>
        <translation>この処理の後に停止</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>今すぐ停止</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>%1 a second</source>
        <translation>%1 件/秒</translation>
    </message>
    <message>
        <source>%1 a minute</source>
        <translation>%1 件/分</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>残り %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>続行</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>停止中…</translation>
    </message>
    <message>
        <source>Stopping after this one…</source>
        <translation>この処理の後に停止します…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>一時停止中</translation>
    </message>
</context>
<context>
    <name>tw::ui::KeepModel</name>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>通過</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>割合</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>注意</translation>
    </message>
</context>
<context>
    <name>tw::ui::KeyEditor</name>
    <message>
        <source>Search the commands</source>
        <translation>コマンドを検索</translation>
    </message>
    <message>
        <source>Search a command or a key</source>
        <translation>コマンドまたはキーを検索</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>コマンドとキー</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>コマンド</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Usual keys</source>
        <translation>標準のキー</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新しいキー</translation>
    </message>
    <message>
        <source>Add this key</source>
        <translation>このキーを追加</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>キーなし</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>すべてリセット</translation>
    </message>
    <message>
        <source>Take this key</source>
        <translation>このキーを割り当て直す</translation>
    </message>
    <message>
        <source>Choose a command, then press its new key in the field.</source>
        <translation>コマンドを選択し、欄で新しいキーを押してください。</translation>
    </message>
    <message>
        <source>%1 belongs to “%2” (%3), which would lose it.</source>
        <translation>%1 は「%2」(%3) に割り当てられています。割り当て直すと、そちらからは外れます。</translation>
    </message>
</context>
<context>
    <name>tw::ui::LossChart</name>
    <message>
        <source>Loss while fine-tuning</source>
        <translation>ファインチューニング中の損失</translation>
    </message>
    <message>
        <source>optimiser step</source>
        <translation>オプティマイザーのステップ</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>損失</translation>
    </message>
</context>
<context>
    <name>tw::ui::MainWindow</name>
    <message>
        <source>Finished jobs</source>
        <translation>終了したジョブ</translation>
    </message>
    <message>
        <source>“%1” is open for reading only.</source>
        <translation>「%1」は読み取り専用で開かれています。</translation>
    </message>
    <message>
        <source>Retry with writing</source>
        <translation>書き込み可能で再試行</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>再試行</translation>
    </message>
    <message>
        <source>Open read-only</source>
        <translation>読み取り専用で開く</translation>
    </message>
    <message>
        <source>Running the demo</source>
        <translation>デモを実行中</translation>
    </message>
    <message>
        <source>The program ended unexpectedly last time. Nothing drawn or judged was lost; the queue waits until you start it.</source>
        <translation>前回、プログラムが予期せず終了しました。生成や判定の結果は失われていません。キューは開始するまで待機します。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>元に戻す</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1: 完了</translation>
    </message>
    <message>
        <source>%1: stopped; what was finished is kept</source>
        <translation>%1: 停止しました。完了した分は保持されています</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1 に失敗しました: %2</translation>
    </message>
    <message>
        <source>From top to bottom</source>
        <translation>上から下へ</translation>
    </message>
    <message>
        <source>A project goes through these steps. Each says where it stands: nothing yet, in progress, needs you, done or failed.</source>
        <translation>プロジェクトはこの手順で進みます。各手順には、未着手、進行中、要対応、完了、失敗のいずれかの状態が表示されます。</translation>
    </message>
    <message>
        <source>What is next</source>
        <translation>次の手順</translation>
    </message>
    <message>
        <source>This button is always the next sensible step. When in doubt, press it.</source>
        <translation>このボタンは常に、次に行うべき手順を示します。迷ったら押してください。</translation>
    </message>
    <message>
        <source>The tail</source>
        <translation>テール</translation>
    </message>
    <message>
        <source>Rare classes stand at the right. Set how many images each is to have; click a bar to work on one class only.</source>
        <translation>少数クラスは右側に並びます。各クラスの目標枚数を設定します。棒をクリックすると、1 つのクラスだけを対象に作業できます。</translation>
    </message>
    <message>
        <source>You judge</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>P accepts, X rejects, 1 to 4 reject with a reason, Ctrl+Z takes back. Nothing is deleted.</source>
        <translation>P で採用、X で却下、1〜4 で理由付きの却下、Ctrl+Z で取り消しです。何も削除されません。</translation>
    </message>
    <message>
        <source>Help is here</source>
        <translation>ヘルプ</translation>
    </message>
    <message>
        <source>It opens the guide at the page that you see. ? shows every key, Ctrl+K finds every command.</source>
        <translation>表示中のページに対応するガイドが開きます。? ですべてのキーを表示、Ctrl+K ですべてのコマンドを検索できます。</translation>
    </message>
    <message>
        <source>About Tailwright</source>
        <translation>Tailwright について</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Tailwright %1&lt;/h3&gt;&lt;p&gt;Fills the tail of an image set with pictures that a diffusion model draws, you judge, and a classifier proves.&lt;/p&gt;&lt;p&gt;Everything stays on this machine.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Tailwright %1&lt;/h3&gt;&lt;p&gt;画像データセットのテールを、拡散モデルが生成し、ユーザーが判定し、分類器で効果を検証した画像で補います。&lt;/p&gt;&lt;p&gt;すべてのデータはこのコンピューター内にとどまります。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>手順(&amp;S)</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>ページ</translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation>プロジェクト(&amp;P)</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新しいプロジェクト</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>プロジェクトを開く</translation>
    </message>
    <message>
        <source>Folder for the demo</source>
        <translation>デモ用のフォルダー</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>新規(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>開く(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近使ったプロジェクト(&amp;R)</translation>
    </message>
    <message>
        <source>Try the &amp;demo…</source>
        <translation>デモを試す(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>設定(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>閉じる(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>終了(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>編集(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo verdict</source>
        <translation>判定を元に戻す(&amp;U)</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>元に戻しました</translation>
    </message>
    <message>
        <source>Nothing left to undo</source>
        <translation>元に戻すものはありません</translation>
    </message>
    <message>
        <source>&amp;Redo verdict</source>
        <translation>判定をやり直す(&amp;R)</translation>
    </message>
    <message>
        <source>Redone</source>
        <translation>やり直しました</translation>
    </message>
    <message>
        <source>Nothing left to redo</source>
        <translation>やり直すものはありません</translation>
    </message>
    <message>
        <source>&amp;Next sensible step</source>
        <translation>次に行うべき手順(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Job</source>
        <translation>ジョブ(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>一時停止(&amp;P)</translation>
    </message>
    <message>
        <source>Stop &amp;after this</source>
        <translation>この処理の後に停止(&amp;A)</translation>
    </message>
    <message>
        <source>Stop &amp;now</source>
        <translation>今すぐ停止(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Finished jobs</source>
        <translation>終了したジョブ(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>表示(&amp;V)</translation>
    </message>
    <message>
        <source>Colours of the &amp;system</source>
        <translation>システムの配色(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>ライト(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>ダーク(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>コマンドを検索(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>ヘルプ(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>ガイド(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>ショートカット(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>ツアー(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;About Tailwright</source>
        <translation>Tailwright について(&amp;A)</translation>
    </message>
    <message>
        <source>no project is open</source>
        <translation>プロジェクトが開かれていません</translation>
    </message>
    <message>
        <source>no job is running</source>
        <translation>実行中のジョブはありません</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>続行(&amp;G)</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>新しいウィンドウ(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Back up…</source>
        <translation>バックアップ(&amp;B)…</translation>
    </message>
    <message>
        <source>Restore a bac&amp;kup…</source>
        <translation>バックアップから復元(&amp;K)…</translation>
    </message>
    <message numerus="yes">
        <source>%n verdicts could not be written, for the project&apos;s disk is full or gone. Lose them?</source>
        <translation>
            <numerusform>プロジェクトのディスクに空きがないか、ディスクが見つからないため、%n 件の判定を書き込めませんでした。これらを破棄しますか?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lose %n verdicts</source>
        <translation>
            <numerusform>%n 件の判定を破棄</numerusform>
        </translation>
    </message>
    <message>
        <source>Back up into the file</source>
        <translation>バックアップ先のファイル</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>バックアップ中</translation>
    </message>
    <message>
        <source>Backing up into %1</source>
        <translation>%1 にバックアップ中</translation>
    </message>
    <message>
        <source>Backup to restore</source>
        <translation>復元するバックアップ</translation>
    </message>
    <message>
        <source>Backups (*.tar);;All files (*)</source>
        <translation>バックアップ (*.tar);;すべてのファイル (*)</translation>
    </message>
    <message>
        <source>Folder for the restored project</source>
        <translation>復元先のプロジェクトフォルダー</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>復元中</translation>
    </message>
    <message>
        <source>Restoring %1</source>
        <translation>%1 を復元中</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1: %2 / %3</translation>
    </message>
    <message>
        <source>Open or make a project first, then drop %1 again.</source>
        <translation>先にプロジェクトを開くか作成してから、もう一度 %1 をドロップしてください。</translation>
    </message>
    <message>
        <source>%1 is neither a folder of pictures, nor a project, nor a model that can be used here.</source>
        <translation>%1 は画像フォルダーでも、プロジェクトでも、ここで使用できるモデルでもありません。</translation>
    </message>
    <message>
        <source>%1 will be used for new batches</source>
        <translation>新しいバッチには %1 が使用されます</translation>
    </message>
    <message>
        <source>New pictures are drawn by the model %1</source>
        <translation>新しい画像の生成にはモデル %1 が使用されます</translation>
    </message>
    <message>
        <source>Pictures are compared by the model %1</source>
        <translation>画像の比較にはモデル %1 が使用されます</translation>
    </message>
</context>
<context>
    <name>tw::ui::MethodForm</name>
    <message>
        <source>noise</source>
        <translation>ノイズ</translation>
    </message>
    <message>
        <source>image of any class</source>
        <translation>任意のクラスの画像</translation>
    </message>
    <message>
        <source>image of the class</source>
        <translation>同じクラスの画像</translation>
    </message>
    <message>
        <source>Start from real training images</source>
        <translation>学習用の実画像から開始</translation>
    </message>
    <message>
        <source>chosen on the evidence</source>
        <translation>根拠に基づいて選択</translation>
    </message>
    <message>
        <source>another class by lot, as a control</source>
        <translation>ランダムな別クラス (対照用)</translation>
    </message>
    <message>
        <source>Look-alike that is pushed away</source>
        <translation>遠ざける類似クラス</translation>
    </message>
    <message>
        <source>Strategy of Diff-Mix</source>
        <translation>Diff-Mix の戦略</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>戦略</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>モデル</translation>
    </message>
    <message>
        <source>Starts from</source>
        <translation>開始点</translation>
    </message>
    <message>
        <source>fine-tuned</source>
        <translation>ファインチューニング済み</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>元のまま</translation>
    </message>
    <message>
        <source>one for all</source>
        <translation>すべて同じ</translation>
    </message>
    <message>
        <source>by lot from a list</source>
        <translation>リストからランダムに選択</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>強度</translation>
    </message>
    <message>
        <source>List</source>
        <translation>リスト</translation>
    </message>
    <message>
        <source>up to the plan</source>
        <translation>計画の枚数まで</translation>
    </message>
    <message>
        <source>over the images</source>
        <translation>画像単位</translation>
    </message>
    <message>
        <source>over the classes</source>
        <translation>クラス単位</translation>
    </message>
    <message>
        <source>Times the real images</source>
        <translation>実画像に対する倍率</translation>
    </message>
    <message>
        <source>Sources uniform</source>
        <translation>元画像の均等な選び方</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>選択…</translation>
    </message>
    <message>
        <source>Fine-tuned adapter</source>
        <translation>ファインチューニング済みアダプター</translation>
    </message>
    <message>
        <source>Folder of the fine-tuned adapter</source>
        <translation>ファインチューニング済みアダプターのフォルダー</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>編集</translation>
    </message>
    <message>
        <source>Context list</source>
        <translation>コンテキストリスト</translation>
    </message>
    <message>
        <source>on</source>
        <translation>オン</translation>
    </message>
    <message>
        <source>off</source>
        <translation>オフ</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>根拠に基づいて選択</translation>
    </message>
    <message>
        <source> The authors draw 5 times the real images, 10 for long tails.</source>
        <translation> 論文の著者は実画像の 5 倍、ロングテールでは 10 倍を生成しています。</translation>
    </message>
</context>
<context>
    <name>tw::ui::NegativesModel</name>
    <message>
        <source>added</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>you</source>
        <translation>ユーザー</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>ルール</translation>
    </message>
    <message>
        <source>Look-alike</source>
        <translation>類似クラス</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>コサイン類似度</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>ネガティブプロンプト</translation>
    </message>
    <message>
        <source>Chosen by</source>
        <translation>選択元</translation>
    </message>
</context>
<context>
    <name>tw::ui::NegativesPage</name>
    <message>
        <source>Only this class</source>
        <translation>このクラスのみ</translation>
    </message>
    <message>
        <source>Find look-alikes</source>
        <translation>類似クラスを検索</translation>
    </message>
    <message>
        <source>Classes to fill</source>
        <translation>補充するクラス</translation>
    </message>
    <message>
        <source>No class has a target above its real images yet. The tail plan sets them.</source>
        <translation>実画像の枚数を超える目標を持つクラスがまだありません。目標はテール計画で設定します。</translation>
    </message>
    <message>
        <source>Reference pictures drawn per class</source>
        <translation>クラスごとに生成する参照画像</translation>
    </message>
    <message>
        <source>Example pictures with cosine</source>
        <translation>例の画像とコサイン類似度</translation>
    </message>
    <message>
        <source>Look-alikes</source>
        <translation>類似クラス</translation>
    </message>
    <message>
        <source>Class to add as a look-alike</source>
        <translation>類似クラスとして追加するクラス</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>追加</translation>
    </message>
    <message>
        <source>Finding look-alikes</source>
        <translation>類似クラスを検索中</translation>
    </message>
    <message>
        <source>“%1” is mistaken for</source>
        <translation>「%1」と取り違えられやすいクラス</translation>
    </message>
    <message>
        <source>Drawn as “%1”</source>
        <translation>「%1」として生成</translation>
    </message>
    <message>
        <source>Real “%1”</source>
        <translation>実際の「%1」</translation>
    </message>
    <message>
        <source>Drawn for this class</source>
        <translation>このクラスとして生成</translation>
    </message>
    <message>
        <source>The look-alike</source>
        <translation>類似クラス</translation>
    </message>
    <message>
        <source>No look-alikes are known for this class yet.</source>
        <translation>このクラスの類似クラスはまだわかっていません。</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 / %2 トークン</translation>
    </message>
    <message>
        <source>The pictures that were compared appear here once look-alikes are found.</source>
        <translation>類似クラスが見つかると、比較した画像がここに表示されます。</translation>
    </message>
    <message>
        <source>Classes that a tail class is mistaken for become its negative prompts. They are found on training images; the test set is never looked at.</source>
        <translation>少数クラスが取り違えられるクラスをネガティブプロンプトにします。学習画像から見つけ、テスト画像は決して見ません。</translation>
    </message>
</context>
<context>
    <name>tw::ui::OverviewPage</name>
    <message>
        <source>Where this project stands, and what comes next.</source>
        <translation>プロジェクトの現状と次の手順です。</translation>
    </message>
    <message>
        <source>Real training images</source>
        <translation>学習用の実画像</translation>
    </message>
    <message>
        <source>Still to make</source>
        <translation>要生成</translation>
    </message>
    <message>
        <source>Accepted pictures</source>
        <translation>採用画像</translation>
    </message>
    <message>
        <source>Classifiers trained</source>
        <translation>学習済みの分類器</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>次の手順</translation>
    </message>
    <message>
        <source>Training images per class</source>
        <translation>クラスごとの学習画像数</translation>
    </message>
    <message>
        <source>in %1 classes; %2 for validation, %3 for test</source>
        <translation>%1 クラス。検証 %2 枚、テスト %3 枚</translation>
    </message>
    <message>
        <source>no class has a target yet</source>
        <translation>目標が設定されたクラスはまだありません</translation>
    </message>
    <message>
        <source>%1 classes are to be filled</source>
        <translation>補充するクラスは %1 個です</translation>
    </message>
    <message>
        <source>of %1 drawn; %2 rejected, %3 to judge</source>
        <translation>生成 %1 枚中 (却下 %2、未判定 %3)</translation>
    </message>
    <message>
        <source>not exported yet</source>
        <translation>まだエクスポートされていません</translation>
    </message>
    <message>
        <source>exported once</source>
        <translation>1 回エクスポート済み</translation>
    </message>
    <message>
        <source>exported %1 times</source>
        <translation>%1 回エクスポート済み</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概要</translation>
    </message>
    <message>
        <source>Running now</source>
        <translation>実行中</translation>
    </message>
    <message>
        <source>Watch it</source>
        <translation>見る</translation>
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
        <translation>このプロジェクトは読み取り専用で開かれているため、何も変更できません。</translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation>このページのヘルプ</translation>
    </message>
</context>
<context>
    <name>tw::ui::PictureModel</name>
    <message>
        <source>generated picture %1</source>
        <translation>生成画像 %1</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>採用</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>却下</translation>
    </message>
    <message>
        <source>rejected: %1</source>
        <translation>却下: %1</translation>
    </message>
    <message>
        <source>to judge</source>
        <translation>未判定</translation>
    </message>
</context>
<context>
    <name>tw::ui::PictureView</name>
    <message>
        <source>Picture</source>
        <translation>画像</translation>
    </message>
</context>
<context>
    <name>tw::ui::PlanModel</name>
    <message>
        <source>head (many)</source>
        <translation>ヘッド (多数)</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>中間</translation>
    </message>
    <message>
        <source>tail (few)</source>
        <translation>テール (少数)</translation>
    </message>
    <message>
        <source>not filled</source>
        <translation>補充なし</translation>
    </message>
    <message>
        <source>Double-click to set how many training images this class shall have; 0: not filled.</source>
        <translation>ダブルクリックして、このクラスの学習画像の目標枚数を設定します。0 は補充なしです。</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>グループ</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>実画像</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>採用</translation>
    </message>
    <message>
        <source>To judge</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目標</translation>
    </message>
    <message>
        <source>To make</source>
        <translation>要生成</translation>
    </message>
</context>
<context>
    <name>tw::ui::PlanPage</name>
    <message>
        <source>Training images per class</source>
        <translation>クラスごとの学習画像数</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>対数表示</translation>
    </message>
    <message>
        <source>Sort by count</source>
        <translation>枚数順に並べ替え</translation>
    </message>
    <message>
        <source>Tail plan</source>
        <translation>テール計画</translation>
    </message>
    <message>
        <source>Fill the tail</source>
        <translation>テールの補充</translation>
    </message>
    <message>
        <source>Set targets</source>
        <translation>目標を設定</translation>
    </message>
    <message>
        <source>Limits of head and tail</source>
        <translation>ヘッドとテールの境界</translation>
    </message>
    <message>
        <source>Head from</source>
        <translation>ヘッドの下限</translation>
    </message>
    <message>
        <source>Tail up to</source>
        <translation>テールの上限</translation>
    </message>
    <message>
        <source>Nothing is to be made.</source>
        <translation>生成する画像はありません。</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>約 %1</translation>
    </message>
    <message>
        <source>time not known until a first batch was drawn</source>
        <translation>所要時間は最初のバッチの生成後にわかります</translation>
    </message>
    <message>
        <source>%1 images to make, %2, about %3 on disk (%4 free).</source>
        <translation>生成する画像は %1 枚、%2、ディスク上で約 %3 (空き %4)。</translation>
    </message>
    <message>
        <source>Every class with fewer than %1 images has this target now</source>
        <translation>%1 枚未満のすべてのクラスにこの目標を設定しました</translation>
    </message>
    <message>
        <source>Images to make = target − real − accepted. Drag the dashed line to set targets; click a bar, or drag over several, to pick classes.</source>
        <translation>生成枚数 = 目標 − 実画像 − 採用。破線をドラッグして目標を設定します。棒をクリックするか、複数の棒をドラッグしてクラスを選択します。</translation>
    </message>
    <message>
        <source>Find a class</source>
        <translation>クラスを検索</translation>
    </message>
    <message>
        <source>Show all classes</source>
        <translation>すべてのクラスを表示</translation>
    </message>
    <message>
        <source>Gives every class with fewer real images this target; with picked classes, only them.</source>
        <translation>実画像がこれより少ないすべてのクラスにこの目標を設定します。クラスを選択している場合は、そのクラスだけが対象です。</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>拡大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>縮小</translation>
    </message>
    <message>
        <source>Whole chart</source>
        <translation>全体を表示</translation>
    </message>
    <message>
        <source>%1 images to make</source>
        <translation>要生成 %1 枚</translation>
    </message>
    <message>
        <source>Wheel: nearer or farther.  Shift and wheel: along.  The same click again shows all classes.</source>
        <translation>ホイール: 拡大・縮小。Shift+ホイール: 横に移動。同じ棒をもう一度クリックすると、すべてのクラスが表示されます。</translation>
    </message>
    <message>
        <source>No class is called “%1”.</source>
        <translation>「%1」という名前のクラスはありません。</translation>
    </message>
    <message>
        <source>Target changed</source>
        <translation>目標を変更しました</translation>
    </message>
    <message>
        <source>Head from %1, tail up to %2 images</source>
        <translation>ヘッド %1 枚以上、テール %2 枚以下</translation>
    </message>
    <message>
        <source>Images, at least</source>
        <translation>最低画像数</translation>
    </message>
    <message>
        <source>Set for %1 picked</source>
        <translation>選択した %1 件に設定</translation>
    </message>
    <message>
        <source>%1 picked: %2 real, %3 accepted, %4 to make</source>
        <translation>%1 件選択: 実画像 %2、採用 %3、要生成 %4</translation>
    </message>
    <message>
        <source>Target %1 for %2 picked</source>
        <translation>選択した %2 件の目標を %1 に</translation>
    </message>
</context>
<context>
    <name>tw::ui::ProgressModel</name>
    <message>
        <source>%1 of %2 (%3 real, %4 accepted)</source>
        <translation>%1 / %2 (実画像 %3、採用 %4)</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Towards the target</source>
        <translation>目標に対する進捗</translation>
    </message>
    <message>
        <source>To make</source>
        <translation>要生成</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>To judge</source>
        <translation>未判定</translation>
    </message>
</context>
<context>
    <name>tw::ui::ProjectNotices</name>
    <message numerus="yes">
        <source>The imported folders changed outside: %n files differ.</source>
        <translation>
            <numerusform>インポートしたフォルダーが外部で変更されました。%n 個のファイルに相違があります。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the changes</source>
        <translation>変更を表示</translation>
    </message>
    <message>
        <source>The project&apos;s folder %1 is not there any more.</source>
        <translation>プロジェクトのフォルダー %1 が見つからなくなりました。</translation>
    </message>
    <message numerus="yes">
        <source>%n verdicts are kept in memory and will be written: keep this window open.</source>
        <translation>
            <numerusform>%n 件の判定はメモリに保持され、後で書き込まれます。このウィンドウを開いたままにしてください。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is lost: bring it back, then retry.</source>
        <translation>失われたものはありません。フォルダーを元に戻してから再試行してください。</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>再試行</translation>
    </message>
    <message numerus="yes">
        <source>The project is back; %n verdicts were written</source>
        <translation>
            <numerusform>プロジェクトが元に戻りました。%n 件の判定を書き込みました</numerusform>
        </translation>
    </message>
    <message>
        <source>The project is back</source>
        <translation>プロジェクトが元に戻りました</translation>
    </message>
    <message>
        <source>This project lies on a network disk (%1). A broken connection can damage its database: a copy on a disk of this machine is safer.</source>
        <translation>このプロジェクトはネットワークディスク (%1) 上にあります。接続が切れるとデータベースが破損するおそれがあります。このコンピューターのディスクにコピーするほうが安全です。</translation>
    </message>
</context>
<context>
    <name>tw::ui::ProjectSession</name>
    <message>
        <source>This project is open for reading only, so nothing can be changed in it.</source>
        <translation>このプロジェクトは読み取り専用で開かれているため、何も変更できません。</translation>
    </message>
    <message>
        <source>“%1” is still running; it must end or be stopped first.</source>
        <translation>「%1」を実行中です。先に完了するか、停止する必要があります。</translation>
    </message>
    <message>
        <source>“%1” must end first</source>
        <translation>先に「%1」が終了する必要があります</translation>
    </message>
</context>
<context>
    <name>tw::ui::QueueModel</name>
    <message>
        <source>waiting</source>
        <translation>待機中</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>生成中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完了</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失敗</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>キャンセル</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状態</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>実行</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>画像数</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>試行回数</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>tw::ui::RecentList</name>
    <message>
        <source>Recent projects</source>
        <translation>最近使ったプロジェクト</translation>
    </message>
    <message>
        <source>not there just now</source>
        <translation>現在見つかりません</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>ピン留めを外す</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>ピン留め</translation>
    </message>
    <message>
        <source>Unpin %1</source>
        <translation>%1 のピン留めを外す</translation>
    </message>
    <message>
        <source>Pin %1 to the top</source>
        <translation>%1 を先頭にピン留め</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>削除</translation>
    </message>
    <message>
        <source>Take %1 off this list</source>
        <translation>%1 をこのリストから削除</translation>
    </message>
    <message>
        <source>Takes it off this list. The project itself stays where it is.</source>
        <translation>このリストから削除します。プロジェクト自体は元の場所に残ります。</translation>
    </message>
</context>
<context>
    <name>tw::ui::RejectReasons</name>
    <message>
        <source>Why pictures were rejected</source>
        <translation>画像が却下された理由</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Nothing is rejected yet.</source>
        <translation>却下されたものはまだありません。</translation>
    </message>
</context>
<context>
    <name>tw::ui::ResultChart</name>
    <message>
        <source>all</source>
        <translation>全体</translation>
    </message>
    <message>
        <source>Accuracy of each arm</source>
        <translation>各実験条件の正解率</translation>
    </message>
    <message>
        <source>test accuracy, %</source>
        <translation>テスト正解率、%</translation>
    </message>
</context>
<context>
    <name>tw::ui::ReviewPage</name>
    <message>
        <source>all classes</source>
        <translation>すべてのクラス</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>画像を読み込み中…</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>採用</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>却下</translation>
    </message>
    <message>
        <source>rejected: %1</source>
        <translation>却下: %1</translation>
    </message>
    <message>
        <source>%1 accepted, %2 rejected, %3 to judge</source>
        <translation>採用 %1、却下 %2、未判定 %3</translation>
    </message>
    <message>
        <source>%1 real + %2 accepted of %3</source>
        <translation>実画像 %1 + 採用 %2 / %3</translation>
    </message>
    <message>
        <source>%1 rejected, %2 to judge</source>
        <translation>却下 %1、未判定 %2</translation>
    </message>
    <message>
        <source>0 left here.</source>
        <translation>ここの残りは 0 枚です。</translation>
    </message>
    <message>
        <source>0 left in “%1”.</source>
        <translation>「%1」の残りは 0 枚です。</translation>
    </message>
    <message>
        <source>No class has pictures left to judge</source>
        <translation>未判定の画像が残っているクラスはありません</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>レビュー</translation>
    </message>
    <message>
        <source>Pictures in this list</source>
        <translation>このリストの画像</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>クラス</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>to judge</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>all</source>
        <translation>すべて</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>並び順</translation>
    </message>
    <message>
        <source>oldest first</source>
        <translation>古い順</translation>
    </message>
    <message>
        <source>by margin</source>
        <translation>マージン順</translation>
    </message>
    <message>
        <source>by novelty</source>
        <translation>新規性順</translation>
    </message>
    <message>
        <source>Progress to the target</source>
        <translation>目標に対する進捗</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>読み込み中…</translation>
    </message>
    <message>
        <source>Nearest real picture</source>
        <translation>最も近い実画像</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>すべて表示</translation>
    </message>
    <message>
        <source>Next class</source>
        <translation>次のクラス</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>採用</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>却下</translation>
    </message>
    <message>
        <source>Wrong class</source>
        <translation>クラス違い</translation>
    </message>
    <message>
        <source>Artefact</source>
        <translation>アーティファクト</translation>
    </message>
    <message>
        <source>Too like real</source>
        <translation>実画像に似すぎ</translation>
    </message>
    <message>
        <source>Off style</source>
        <translation>画風の不一致</translation>
    </message>
    <message>
        <source>Clear verdict</source>
        <translation>判定をクリア</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>前へ</translation>
    </message>
    <message>
        <source>Compare with the nearest real picture</source>
        <translation>最も近い実画像と比較</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>原寸大</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>詳細</translation>
    </message>
    <message>
        <source>There is no real picture of this class.</source>
        <translation>このクラスの実画像がありません。</translation>
    </message>
    <message>
        <source>The verdicts before are still being written</source>
        <translation>前の判定をまだ書き込んでいます</translation>
    </message>
    <message>
        <source>%1: writing %2 verdicts…</source>
        <translation>%1: %2 件の判定を書き込み中…</translation>
    </message>
    <message>
        <source>%1: %2 pictures</source>
        <translation>%1: 画像 %2 枚</translation>
    </message>
    <message>
        <source>%1 accepted by the threshold</source>
        <translation>しきい値により %1 枚を採用</translation>
    </message>
    <message>
        <source>%1 rejected by the threshold</source>
        <translation>しきい値により %1 枚を却下</translation>
    </message>
    <message>
        <source>%1 selected: all that the filter shows</source>
        <translation>%1 枚を選択中: フィルターに表示されるすべて</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 枚を選択中</translation>
    </message>
    <message>
        <source>unsure first</source>
        <translation>不確実な順</translation>
    </message>
    <message>
        <source>By sample…</source>
        <translation>サンプルで判定…</translation>
    </message>
    <message>
        <source>Judge a few at random and decide on the rest</source>
        <translation>ランダムに選んだ数枚を判定し、残りをまとめて決定します</translation>
    </message>
    <message>
        <source>One</source>
        <translation>1 枚</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>グリッド</translation>
    </message>
    <message>
        <source>One picture at a time</source>
        <translation>画像を 1 枚ずつ表示</translation>
    </message>
    <message>
        <source>Many pictures in a grid</source>
        <translation>多数の画像をグリッドで表示</translation>
    </message>
    <message>
        <source>Pictures in this list, as a grid</source>
        <translation>このリストの画像 (グリッド)</translation>
    </message>
    <message>
        <source>Why pictures were rejected</source>
        <translation>画像が却下された理由</translation>
    </message>
    <message>
        <source>Grid or one picture</source>
        <translation>グリッドまたは 1 枚表示</translation>
    </message>
    <message>
        <source>Select all that the filter shows</source>
        <translation>フィルターに表示されるすべてを選択</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>選択を解除</translation>
    </message>
    <message>
        <source>Suggestions from your own verdicts</source>
        <translation>これまでの判定に基づく提案</translation>
    </message>
    <message>
        <source>Judge by a random sample</source>
        <translation>ランダムサンプルによる判定</translation>
    </message>
</context>
<context>
    <name>tw::ui::ReviewSide</name>
    <message>
        <source>Suggestion:</source>
        <translation>提案:</translation>
    </message>
    <message>
        <source>What your own verdicts say about this picture. It never judges by itself.</source>
        <translation>これまでの判定から推定した、この画像の見込みです。自動で判定されることはありません。</translation>
    </message>
    <message>
        <source>Suggestions from your own verdicts</source>
        <translation>これまでの判定に基づく提案</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>比較画像</translation>
    </message>
    <message>
        <source>Source and nearest real pictures, with pixel distance</source>
        <translation>元画像と最も近い実画像 (ピクセル距離付き)</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>まだありません</translation>
    </message>
    <message>
        <source>It begins when you have judged a dozen, some of each kind.</source>
        <translation>採用と却下を含めて 12 枚ほど判定すると始まります。</translation>
    </message>
    <message numerus="yes">
        <source>learnt from %n verdicts of yours</source>
        <translation>
            <numerusform>%n 件の判定から学習</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing is known of this one</source>
        <translation>この画像については不明</translation>
    </message>
    <message>
        <source>likely accept (%1 %)</source>
        <translation>採用の見込み (%1 %)</translation>
    </message>
    <message>
        <source>likely reject (%1 % accept)</source>
        <translation>却下の見込み (採用 %1 %)</translation>
    </message>
    <message>
        <source>unsure (%1 % accept)</source>
        <translation>不確実 (採用 %1 %)</translation>
    </message>
    <message>
        <source>source</source>
        <translation>元画像</translation>
    </message>
    <message>
        <source>Not scored yet; the filter page does it.</source>
        <translation>スコアがまだ計算されていません。フィルターページで計算できます。</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>%1 未満</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>%1 超</translation>
    </message>
    <message>
        <source>&lt;b&gt;seed&lt;/b&gt; %1</source>
        <translation>&lt;b&gt;シード&lt;/b&gt; %1</translation>
    </message>
    <message>
        <source>&lt;b&gt;judged by&lt;/b&gt; you</source>
        <translation>&lt;b&gt;判定方法&lt;/b&gt; ユーザー</translation>
    </message>
    <message>
        <source>&lt;b&gt;judged by&lt;/b&gt; a threshold</source>
        <translation>&lt;b&gt;判定方法&lt;/b&gt; しきい値</translation>
    </message>
    <message>
        <source>&lt;b&gt;judged by&lt;/b&gt; a sample: %1 of %2 good</source>
        <translation>&lt;b&gt;判定方法&lt;/b&gt; サンプル: %2 枚中 %1 枚が良好</translation>
    </message>
</context>
<context>
    <name>tw::ui::SampleBar</name>
    <message>
        <source>How exact the share of good ones in the rest is to be known</source>
        <translation>残りに含まれる良好な画像の割合を求める精度</translation>
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
        <translation>判定する画像数</translation>
    </message>
    <message>
        <source>Draw them</source>
        <translation>サンプルを抽出</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>閉じる</translation>
    </message>
    <message>
        <source>Go on by hand</source>
        <translation>手動で続行</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Judge a random sample of the %1 that wait in %2; the share of good ones in the rest is then known within:</source>
        <translation>%2 で判定を待つ %1 枚からランダムに抽出したサンプルを判定します。残りに含まれる良好な画像の割合が次の精度でわかります:</translation>
    </message>
    <message>
        <source>Random sample: %1 of %2 judged, %3 good.</source>
        <translation>ランダムサンプル: %2 枚中 %1 枚を判定、良好 %3 枚。</translation>
    </message>
    <message>
        <source>%1 of %2 are good; nothing else waits.</source>
        <translation>%2 枚中 %1 枚が良好です。判定を待つ画像はほかにありません。</translation>
    </message>
    <message>
        <source>%1 of %2 are good. Of the other %3, between %4 % and %5 % are good (95 % sure).</source>
        <translation>%2 枚中 %1 枚が良好です。残り %3 枚のうち %4 %〜%5 % が良好です (信頼度 95 %)。</translation>
    </message>
    <message>
        <source>Accept the other %1</source>
        <translation>残り %1 枚を採用</translation>
    </message>
    <message>
        <source>Reject the other %1</source>
        <translation>残り %1 枚を却下</translation>
    </message>
    <message>
        <source>%1 accepted by the sample</source>
        <translation>サンプルにより %1 枚を採用</translation>
    </message>
    <message>
        <source>%1 rejected by the sample</source>
        <translation>サンプルにより %1 枚を却下</translation>
    </message>
</context>
<context>
    <name>tw::ui::SamplingForm</name>
    <message>
        <source>the model&apos;s own</source>
        <translation>モデルの既定</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>スケジューラー</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Guidance rule</source>
        <translation>ガイダンス方式</translation>
    </message>
    <message>
        <source>Guidance scale</source>
        <translation>ガイダンススケール</translation>
    </message>
    <message>
        <source>Negative scale</source>
        <translation>ネガティブスケール</translation>
    </message>
    <message>
        <source>Contrast tau</source>
        <translation>対照ガイダンスの tau</translation>
    </message>
    <message>
        <source>CADS scale (0: off)</source>
        <translation>CADS スケール (0: オフ)</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>強度</translation>
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
        <translation>CFG リスケール (0: オフ)</translation>
    </message>
    <message>
        <source>CADS clock</source>
        <translation>CADS の時間基準</translation>
    </message>
    <message>
        <source>of the schedule</source>
        <translation>スケジュール</translation>
    </message>
    <message>
        <source>of the executed steps</source>
        <translation>実行ステップ</translation>
    </message>
    <message>
        <source>CADS does nothing here: with strength %1 drawing begins where it has ended, at tau 1 = %2. Raise the strength above it, or take the clock of the executed steps.</source>
        <translation>この設定では CADS は効きません。強度 %1 では、CADS が終わる tau 1 = %2 より後から生成が始まります。強度をこの値より大きくするか、時間基準を「実行ステップ」にしてください。</translation>
    </message>
</context>
<context>
    <name>tw::ui::ScoreHistogram</name>
    <message>
        <source>Scores with threshold</source>
        <translation>スコアとしきい値</translation>
    </message>
    <message>
        <source>Drag the line, or press the left and right arrow keys, to move the threshold.</source>
        <translation>線をドラッグするか左右の矢印キーを押すと、しきい値が動きます。</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>生成画像</translation>
    </message>
    <message>
        <source>real training images</source>
        <translation>実画像 (学習用)</translation>
    </message>
    <message>
        <source>share, %</source>
        <translation>割合、%</translation>
    </message>
</context>
<context>
    <name>tw::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>設定</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外観</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>キー</translation>
    </message>
    <message>
        <source>Pictures and speed</source>
        <translation>画像と速度</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>システムに合わせる</translation>
    </message>
    <message>
        <source>light</source>
        <translation>ライト</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>ダーク</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>配色</translation>
    </message>
    <message>
        <source>Language, numbers and dates</source>
        <translation>言語、数値、日付</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>表示サイズ</translation>
    </message>
    <message>
        <source>Colours change at once; language and size at the next start.</source>
        <translation>配色はすぐに変わります。言語と表示サイズは次回の起動時に反映されます。</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Thumbnails kept on disk, at most</source>
        <translation>ディスクに保持するサムネイルの上限</translation>
    </message>
    <message>
        <source>one a core (%1)</source>
        <translation>コアごとに 1 つ (%1)</translation>
    </message>
    <message>
        <source>Threads that read pictures</source>
        <translation>画像を読み込むスレッド数</translation>
    </message>
    <message>
        <source>Both hold from the next project that is opened. Thumbnails can be made again at any time; nothing of your work is among them.</source>
        <translation>どちらも次に開くプロジェクトから有効になります。サムネイルはいつでも再作成でき、作業内容は含まれていません。</translation>
    </message>
</context>
<context>
    <name>tw::ui::ShortcutsSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>ショートカット</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>ショートカットを検索</translation>
    </message>
    <message>
        <source>Search a command or a key</source>
        <translation>コマンドまたはキーを検索</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>キーを変更…</translation>
    </message>
    <message>
        <source>No command and no key has these letters.</source>
        <translation>この文字を含むコマンドやキーはありません。</translation>
    </message>
</context>
<context>
    <name>tw::ui::StageHint</name>
    <message>
        <source>What is missing</source>
        <translation>不足しているもの</translation>
    </message>
</context>
<context>
    <name>tw::ui::StageRail</name>
    <message>
        <source>Steps</source>
        <translation>手順</translation>
    </message>
</context>
<context>
    <name>tw::ui::StorageCard</name>
    <message>
        <source>On disk</source>
        <translation>ディスク使用量</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>ゴミ箱に移動</translation>
    </message>
    <message>
        <source>Restore all</source>
        <translation>すべて復元</translation>
    </message>
    <message>
        <source>Empty…</source>
        <translation>空にする…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>クリア</translation>
    </message>
    <message>
        <source>Clear the cache</source>
        <translation>キャッシュをクリア</translation>
    </message>
    <message>
        <source>Thumbnails and embeddings are made again when they are needed. Nothing of your work is in the cache.</source>
        <translation>サムネイルと埋め込みは必要になったときに再作成されます。キャッシュに作業内容は含まれていません。</translation>
    </message>
    <message numerus="yes">
        <source>%n rejected pictures</source>
        <translation>
            <numerusform>却下された画像 %n 枚</numerusform>
        </translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>ゴミ箱は空です</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures in the trash, %1</source>
        <translation>
            <numerusform>ゴミ箱の画像 %n 枚、%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Database %1 · generated pictures %2 · backups %3. Free on this disk: %4</source>
        <translation>データベース %1 · 生成画像 %2 · バックアップ %3。このディスクの空き: %4</translation>
    </message>
    <message>
        <source>Cache of thumbnails and embeddings: %1; thumbnails take at most %2</source>
        <translation>サムネイルと埋め込みのキャッシュ: %1 (サムネイルの上限は %2)</translation>
    </message>
    <message>
        <source>Moving rejected pictures to the trash</source>
        <translation>却下された画像をゴミ箱に移動中</translation>
    </message>
    <message>
        <source>Restoring the trash</source>
        <translation>ゴミ箱から復元中</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n pictures in the trash for good? Their verdicts and seeds stay.</source>
        <translation>
            <numerusform>ゴミ箱の画像 %n 枚を完全に削除しますか? 判定とシードは残ります。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n pictures</source>
        <translation>
            <numerusform>画像 %n 枚を削除</numerusform>
        </translation>
    </message>
    <message>
        <source>Emptying the trash</source>
        <translation>ゴミ箱を空にしています</translation>
    </message>
    <message>
        <source>The cache was cleared</source>
        <translation>キャッシュをクリアしました</translation>
    </message>
</context>
<context>
    <name>tw::ui::SweepChart</name>
    <message>
        <source>all</source>
        <translation>全体</translation>
    </message>
    <message>
        <source>Accuracy by generated images for each real one</source>
        <translation>実画像 1 枚あたりの生成枚数と正解率</translation>
    </message>
    <message>
        <source>generated images for each real one</source>
        <translation>実画像 1 枚あたりの生成枚数</translation>
    </message>
    <message>
        <source>validation accuracy, %</source>
        <translation>検証正解率、%</translation>
    </message>
    <message>
        <source> more still helped </source>
        <translation> まだ増やす効果あり </translation>
    </message>
    <message>
        <source> more is not shown to help </source>
        <translation> これ以上の効果は確認されず </translation>
    </message>
</context>
<context>
    <name>tw::ui::ThresholdPanel</name>
    <message>
        <source>margin</source>
        <translation>マージン</translation>
    </message>
    <message>
        <source>likeness to the real</source>
        <translation>実画像との類似度</translation>
    </message>
    <message>
        <source>distance to the real</source>
        <translation>実画像との距離</translation>
    </message>
    <message>
        <source>contrast</source>
        <translation>コントラスト</translation>
    </message>
    <message>
        <source>roughness</source>
        <translation>粗さ</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>スコア</translation>
    </message>
    <message>
        <source>Score that is shown</source>
        <translation>表示するスコア</translation>
    </message>
    <message>
        <source>Accept %1 above</source>
        <translation>上側の %1 枚を採用</translation>
    </message>
    <message>
        <source>Accept %1 below</source>
        <translation>下側の %1 枚を採用</translation>
    </message>
    <message>
        <source>Reject %1 below</source>
        <translation>下側の %1 枚を却下</translation>
    </message>
    <message>
        <source>Reject %1 above</source>
        <translation>上側の %1 枚を却下</translation>
    </message>
    <message>
        <source>Of those to judge in this class, by this score; one step to undo.</source>
        <translation>このクラスの未判定の画像が対象で、このスコアに基づきます。1 回の操作で元に戻せます。</translation>
    </message>
</context>
<context>
    <name>tw::ui::Tour</name>
    <message>
        <source>Tour</source>
        <translation>ツアー</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>スキップ</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>戻る</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>次へ</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完了</translation>
    </message>
</context>
<context>
    <name>tw::ui::TrainingPage</name>
    <message>
        <source>%1: %2 points against real only; one seed tells nothing about chance.</source>
        <translation>%1: 実画像のみとの差は %2 ポイントです。シード 1 つでは偶然かどうかわかりません。</translation>
    </message>
    <message>
        <source>%1: %2 points %3 than real only, within the uncertainty of %4 seeds.</source>
        <translation>%1: 実画像のみより %2 ポイント%3ものの、%4 個のシードの不確かさの範囲内です。</translation>
    </message>
    <message>
        <source>better</source>
        <translation>高い</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>低い</translation>
    </message>
    <message>
        <source>%1: %2 points better than real only.</source>
        <translation>%1: 実画像のみより %2 ポイント高くなっています。</translation>
    </message>
    <message>
        <source>%1: %2 points worse than real only.</source>
        <translation>%1: 実画像のみより %2 ポイント低くなっています。</translation>
    </message>
    <message>
        <source>Same real split, same number of optimiser steps for every arm; the best state is chosen on validation, and the test images are read once.</source>
        <translation>すべての実験条件で実画像の分割とオプティマイザーのステップ数は同じです。最良の状態は検証で選ばれ、テスト画像は一度だけ読み込まれます。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>実験条件</translation>
    </message>
    <message>
        <source>Arms to train</source>
        <translation>学習する実験条件</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>シード</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>ステップ</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>バッチ</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>結果</translation>
    </message>
    <message>
        <source>Tick at least one arm to train.</source>
        <translation>学習する実験条件を少なくとも 1 つオンにしてください。</translation>
    </message>
    <message>
        <source>Training classifiers</source>
        <translation>分類器を学習中</translation>
    </message>
    <message>
        <source>Nothing has been trained yet.</source>
        <translation>まだ何も学習されていません。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>学習</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>精度</translation>
    </message>
    <message>
        <source>While it trains</source>
        <translation>学習中</translation>
    </message>
    <message>
        <source>Per class</source>
        <translation>クラスごと</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混同</translation>
    </message>
    <message>
        <source>Of the arm that is picked in the table, beside real images only</source>
        <translation>表で選んだ条件を実画像のみの場合と比べます</translation>
    </message>
    <message>
        <source>How it was measured</source>
        <translation>測定方法</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation>%1、シード %2</translation>
    </message>
</context>
<context>
    <name>tw::ui::ValidationCard</name>
    <message>
        <source>Confused in validation</source>
        <translation>検証画像での混同</translation>
    </message>
    <message>
        <source>Confusion matrix on validation</source>
        <translation>検証画像での混同行列</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n training(s); percent of each row</source>
        <translation>
            <numerusform>%1、学習 %n 回、行ごとの %</numerusform>
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
        <translation>ロングテールな画像データセットのテールを、拡散モデルが生成し、ユーザーが判定し、分類器で効果を検証した画像で補います。</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>新しいプロジェクト…</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>プロジェクトを開く…</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>デモを試す</translation>
    </message>
    <message>
        <source>Runs the whole flow on Fashion-MNIST with the built-in miniature model; takes about ten minutes.</source>
        <translation>内蔵の小型モデルを使い、Fashion-MNIST で一連の流れを実行します。約 10 分かかります。</translation>
    </message>
    <message>
        <source>The demo needs nothing: it draws, filters and proves on a long-tailed Fashion-MNIST in about ten minutes. A folder of pictures, or a project, can be dropped here.</source>
        <translation>デモに準備は要りません。ロングテールの Fashion-MNIST で、約 10 分で生成、選別、検証を行います。画像のフォルダーやプロジェクトをここにドロップできます。</translation>
    </message>
</context>
</TS>
