<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>ArmNotes</name>
    <message>
        <source>Cross entropy on the real training images: what all others are compared with.</source>
        <translation>在真实训练图像上用交叉熵训练：其他所有实验组都与它比较。</translation>
    </message>
    <message>
        <source>The same with twice the steps: were the steps enough?</source>
        <translation>同上，但步数加倍：原来的步数够吗？</translation>
    </message>
    <message>
        <source>Loss weights by the effective number of images (Cui 2019).</source>
        <translation>按有效图像数对损失加权（Cui 2019）。</translation>
    </message>
    <message>
        <source>Wider margins for rare classes, weights late in training (Cao 2019).</source>
        <translation>稀有类别间隔更大，训练后期再加权（Cao 2019）。</translation>
    </message>
    <message>
        <source>Class counts inside the softmax (Ren 2020).</source>
        <translation>在 softmax 中计入各类别的图像数（Ren 2020）。</translation>
    </message>
    <message>
        <source>The log of the class shares in the loss (Menon 2021).</source>
        <translation>在损失中加入类别占比的对数（Menon 2021）。</translation>
    </message>
    <message>
        <source>The same, only when predicting (Menon 2021).</source>
        <translation>同上，但只在预测时使用（Menon 2021）。</translation>
    </message>
    <message>
        <source>Features first, then a new head on balanced batches (Kang 2020).</source>
        <translation>先学特征，再用均衡批次训练新的分类头（Kang 2020）。</translation>
    </message>
    <message>
        <source>The head&apos;s rows scaled towards one length (Kang 2020).</source>
        <translation>把分类头各行的模长缩放得彼此接近（Kang 2020）。</translation>
    </message>
    <message>
        <source>Boxes of rare images pasted onto common ones (Park 2022).</source>
        <translation>把稀有类别图像的矩形区域贴到常见类别的图像上（Park 2022）。</translation>
    </message>
    <message>
        <source>Pairs of images and labels blended (Zhang 2018).</source>
        <translation>成对混合图像及其标签（Zhang 2018）。</translation>
    </message>
    <message>
        <source>A box of one image in another, label by area (Yun 2019).</source>
        <translation>把一幅图像的矩形区域放进另一幅，标签按面积分配（Yun 2019）。</translation>
    </message>
    <message>
        <source>Filled up with pictures drawn by plain guidance.</source>
        <translation>用普通引导生成的图像补足。</translation>
    </message>
    <message>
        <source>CADS and contrastive guidance off the look-alike, mixup (Koh 2025).</source>
        <translation>CADS 加上远离易混类别的对比引导，并用 mixup（Koh 2025）。</translation>
    </message>
    <message>
        <source>Diff-Mix&apos;s table: stock model, from noise.</source>
        <translation>Diff-Mix 的表：原始模型，从噪声开始。</translation>
    </message>
    <message>
        <source>Diff-Mix&apos;s table: stock model, from an image of the class.</source>
        <translation>Diff-Mix 的表：原始模型，从本类别的图像开始。</translation>
    </message>
    <message>
        <source>Diff-Mix&apos;s table: stock model, from an image of any class.</source>
        <translation>Diff-Mix 的表：原始模型，从任意类别的图像开始。</translation>
    </message>
    <message>
        <source>Diff-Mix&apos;s table: fine-tuned model, from noise.</source>
        <translation>Diff-Mix 的表：微调模型，从噪声开始。</translation>
    </message>
    <message>
        <source>Diff-Mix&apos;s table: fine-tuned model, from an image of the class.</source>
        <translation>Diff-Mix 的表：微调模型，从本类别的图像开始。</translation>
    </message>
    <message>
        <source>Fine-tuned model, from an image of any class, soft labels (Wang 2024).</source>
        <translation>微调模型，从任意类别的图像开始，使用软标签（Wang 2024）。</translation>
    </message>
    <message>
        <source>Drawn in contexts, filtered by cosine, mixed with real ones (Islam 2025).</source>
        <translation>按情境生成，用余弦相似度筛选，再与真实图像混合（Islam 2025）。</translation>
    </message>
    <message>
        <source>As many real images of the generator&apos;s own training part: the most to be had.</source>
        <translation>加入同样数量、取自生成器自身训练部分的真实图像：所能达到的上限。</translation>
    </message>
</context>
<context>
    <name>DefaultSources</name>
    <message>
        <source>authors&apos; code</source>
        <translation>作者的代码</translation>
    </message>
    <message>
        <source>paper</source>
        <translation>论文</translation>
    </message>
    <message>
        <source>our choice</source>
        <translation>我们的选择</translation>
    </message>
    <message>
        <source>Default %1. Source: %2.</source>
        <translation>默认值 %1。来源：%2。</translation>
    </message>
</context>
<context>
    <name>PlotStyle</name>
    <message>
        <source>many</source>
        <translation>多样本</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>中样本</translation>
    </message>
    <message>
        <source>few</source>
        <translation>少样本</translation>
    </message>
</context>
<context>
    <name>QApplication</name>
    <message>
        <source>Turns a long-tailed image data set into a balanced one and measures the gain.</source>
        <translation>把长尾图像数据集变为均衡的数据集，并衡量由此带来的提升。</translation>
    </message>
    <message>
        <source>Project folders to open, each in a window of its own.</source>
        <translation>要打开的项目文件夹，每个项目各用一个窗口。</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>Folder:</source>
        <translation>文件夹：</translation>
    </message>
</context>
<context>
    <name>Reasons</name>
    <message>
        <source>wrong class</source>
        <translation>类别错误</translation>
    </message>
    <message>
        <source>artefact</source>
        <translation>伪影</translation>
    </message>
    <message>
        <source>too like a real image</source>
        <translation>与某幅真实图像过于相似</translation>
    </message>
    <message>
        <source>off style</source>
        <translation>风格不符</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>未给出原因</translation>
    </message>
</context>
<context>
    <name>Summary</name>
    <message>
        <source>no validation</source>
        <translation>无验证集</translation>
    </message>
    <message>
        <source>%1 images</source>
        <translation>%1 张图像</translation>
    </message>
    <message numerus="yes">
        <source>%Ln classes</source>
        <translation>
            <numerusform>%Ln 个类别</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batches</source>
        <translation>
            <numerusform>%Ln 个批次</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 queued</source>
        <translation>%1 张排队中</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>还剩 %1 张</translation>
    </message>
    <message>
        <source>%1 drawn</source>
        <translation>已生成 %1 张</translation>
    </message>
    <message>
        <source>%1 to score</source>
        <translation>%1 张待评分</translation>
    </message>
    <message>
        <source>%1 scored</source>
        <translation>%1 张已评分</translation>
    </message>
    <message>
        <source>%1 to judge</source>
        <translation>%1 张待判定</translation>
    </message>
    <message>
        <source>%1 accepted</source>
        <translation>%1 张已接受</translation>
    </message>
    <message numerus="yes">
        <source>%Ln times</source>
        <translation>
            <numerusform>%Ln 次</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln runs</source>
        <translation>
            <numerusform>%Ln 次训练</numerusform>
        </translation>
    </message>
    <message>
        <source>Import pictures</source>
        <translation>导入图像</translation>
    </message>
    <message>
        <source>The project has no training images yet.</source>
        <translation>项目中还没有训练图像。</translation>
    </message>
    <message>
        <source>Split off validation images</source>
        <translation>划出验证图像</translation>
    </message>
    <message>
        <source>Validation images are needed to choose a classifier honestly; they are never looked at otherwise.</source>
        <translation>要如实地选出分类器，就需要验证图像；除此之外绝不会查看它们。</translation>
    </message>
    <message>
        <source>Plan the tail</source>
        <translation>规划尾部</translation>
    </message>
    <message>
        <source>No class has a target yet.</source>
        <translation>还没有任何类别设定目标。</translation>
    </message>
    <message>
        <source>Find look-alikes</source>
        <translation>查找易混类别</translation>
    </message>
    <message>
        <source>The classes to fill have no negative prompts yet.</source>
        <translation>要补足的类别还没有负向提示词。</translation>
    </message>
    <message>
        <source>See what failed</source>
        <translation>查看失败原因</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batches could not be drawn; each can be tried again.</source>
        <translation>
            <numerusform>%Ln 个批次未能生成；每个批次都可以重试。</numerusform>
        </translation>
    </message>
    <message>
        <source>Run the queue</source>
        <translation>运行队列</translation>
    </message>
    <message numerus="yes">
        <source>%Ln batches wait to be drawn.</source>
        <translation>
            <numerusform>%Ln 个批次等待生成。</numerusform>
        </translation>
    </message>
    <message>
        <source>Score pictures</source>
        <translation>为图像评分</translation>
    </message>
    <message numerus="yes">
        <source>%Ln generated pictures have no scores yet.</source>
        <translation>
            <numerusform>%Ln 张生成图像还没有评分。</numerusform>
        </translation>
    </message>
    <message>
        <source>Review pictures</source>
        <translation>评审图像</translation>
    </message>
    <message numerus="yes">
        <source>%Ln generated pictures wait for a verdict.</source>
        <translation>
            <numerusform>%Ln 张生成图像等待判定。</numerusform>
        </translation>
    </message>
    <message>
        <source>Generate pictures</source>
        <translation>生成图像</translation>
    </message>
    <message numerus="yes">
        <source>%Ln images are still to make.</source>
        <translation>
            <numerusform>还要生成 %Ln 张图像。</numerusform>
        </translation>
    </message>
    <message>
        <source>Export the balanced set</source>
        <translation>导出均衡数据集</translation>
    </message>
    <message>
        <source>All targets are met.</source>
        <translation>所有目标均已达到。</translation>
    </message>
    <message>
        <source>Measure the gain</source>
        <translation>衡量提升</translation>
    </message>
    <message>
        <source>The set is exported; nothing has been trained on it yet.</source>
        <translation>数据集已导出，但还没有用它训练过。</translation>
    </message>
    <message>
        <source>See the result</source>
        <translation>查看结果</translation>
    </message>
    <message>
        <source>Every step has been done once.</source>
        <translation>每个步骤都已完成过一次。</translation>
    </message>
    <message>
        <source>Nothing yet</source>
        <translation>尚未开始</translation>
    </message>
    <message>
        <source>In progress</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Needs you</source>
        <translation>需要您处理</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>No class has a target yet, so nothing is to be drawn.</source>
        <translation>还没有任何类别设定目标，因此无需生成。</translation>
    </message>
    <message>
        <source>There are no generated pictures yet.</source>
        <translation>还没有生成图像。</translation>
    </message>
    <message>
        <source>split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Keep the split</source>
        <translation>保留此划分</translation>
    </message>
    <message>
        <source>The pictures came with validation images of their own.</source>
        <translation>图像自带验证图像。</translation>
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
        <translation>%1 小时 %2 分</translation>
    </message>
</context>
<context>
    <name>tw::ui::AdapterList</name>
    <message>
        <source>LoRA files and learnt embeddings</source>
        <translation>LoRA 文件和学习得到的嵌入</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>权重</translation>
    </message>
    <message>
        <source>Add LoRA…</source>
        <translation>添加 LoRA…</translation>
    </message>
    <message>
        <source>Add embedding…</source>
        <translation>添加嵌入…</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>safetensors (*.safetensors)</source>
        <translation>safetensors (*.safetensors)</translation>
    </message>
    <message>
        <source>Add a LoRA</source>
        <translation>添加 LoRA</translation>
    </message>
    <message>
        <source>Add a learnt embedding</source>
        <translation>添加学习得到的嵌入</translation>
    </message>
    <message>
        <source>embedding</source>
        <translation>嵌入</translation>
    </message>
    <message>
        <source>Weight of %1</source>
        <translation>%1 的权重</translation>
    </message>
</context>
<context>
    <name>tw::ui::ArmsModel</name>
    <message>
        <source>baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>real only</source>
        <translation>仅真实图像</translation>
    </message>
    <message>
        <source>real only, twice the steps</source>
        <translation>仅真实图像，步数加倍</translation>
    </message>
    <message>
        <source>class-balanced weights</source>
        <translation>类别均衡权重</translation>
    </message>
    <message>
        <source>LDAM, deferred weights</source>
        <translation>LDAM，延迟加权</translation>
    </message>
    <message>
        <source>balanced softmax</source>
        <translation>均衡 softmax</translation>
    </message>
    <message>
        <source>logit adjustment</source>
        <translation>logit 调整</translation>
    </message>
    <message>
        <source>logit adjustment, post hoc</source>
        <translation>logit 调整（事后）</translation>
    </message>
    <message>
        <source>classifier re-training</source>
        <translation>分类器再训练</translation>
    </message>
    <message>
        <source>tau-normalised classifier</source>
        <translation>tau 归一化分类器</translation>
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
        <translation>+ 合成，普通 CFG</translation>
    </message>
    <message>
        <source>+ synthetic, two-stage</source>
        <translation>+ 合成，两阶段</translation>
    </message>
    <message>
        <source>+ synthetic, Diff-Mix</source>
        <translation>+ 合成，Diff-Mix</translation>
    </message>
    <message>
        <source>+ synthetic, DiffCoRe-Mix</source>
        <translation>+ 合成，DiffCoRe-Mix</translation>
    </message>
    <message>
        <source>ceiling (+ pretraining images)</source>
        <translation>上限（+ 预训练图像）</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Difference to real only, paired by seed, percent points, with its 95 % interval</source>
        <translation>与“仅真实图像”之差，按随机种子配对，单位为百分点，附 95 % 置信区间</translation>
    </message>
    <message>
        <source>Trained on</source>
        <translation>训练所用</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>Synthetic</source>
        <translation>合成</translation>
    </message>
    <message>
        <source>All %</source>
        <translation>全部 %</translation>
    </message>
    <message>
        <source>Many %</source>
        <translation>多样本 %</translation>
    </message>
    <message>
        <source>Medium %</source>
        <translation>中样本 %</translation>
    </message>
    <message>
        <source>Few %</source>
        <translation>少样本 %</translation>
    </message>
    <message>
        <source>Gain</source>
        <translation>提升</translation>
    </message>
</context>
<context>
    <name>tw::ui::Banner</name>
    <message>
        <source>What is wrong</source>
        <translation>出了什么问题</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>tw::ui::ClassAccuracyModel</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
</context>
<context>
    <name>tw::ui::ClassChangeChart</name>
    <message>
        <source>Change of each class against its real images</source>
        <translation>各类别的变化与真实图像数量</translation>
    </message>
    <message>
        <source>real training images</source>
        <translation>真实训练图像数</translation>
    </message>
    <message>
        <source>change, points</source>
        <translation>变化(百分点)</translation>
    </message>
    <message>
        <source>%1: %2 real images, %3 to %4 %, %5 points</source>
        <translation>%1:%2 张真实图像,%3 到 %4 %,%5 个百分点</translation>
    </message>
</context>
<context>
    <name>tw::ui::ClassHistogram</name>
    <message>
        <source>Images per class</source>
        <translation>每个类别的图像数</translation>
    </message>
    <message>
        <source>real</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>to make</source>
        <translation>待生成</translation>
    </message>
    <message>
        <source>images</source>
        <translation>图像数</translation>
    </message>
    <message>
        <source>Left and right move along the bars, Enter picks the class, Shift selects several, plus and minus zoom.</source>
        <translation>左右方向键沿柱条移动，Enter 选取类别，Shift 选取多个，加减键缩放。</translation>
    </message>
    <message>
        <source>head: %1 and more</source>
        <translation>头部：%1 张及以上</translation>
    </message>
    <message>
        <source>tail: up to %1</source>
        <translation>尾部：至多 %1 张</translation>
    </message>
    <message>
        <source>target %1</source>
        <translation>目标 %1</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1, %2: %3 real, %4 accepted, %5 to judge, target %6, %7 to make</source>
        <translation>%1，%2：真实 %3，已接受 %4，待判定 %5，目标 %6，待生成 %7</translation>
    </message>
</context>
<context>
    <name>tw::ui::CommandPalette</name>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Command to find</source>
        <translation>要查找的命令</translation>
    </message>
    <message>
        <source>A few letters of a command</source>
        <translation>输入命令中的几个字</translation>
    </message>
    <message>
        <source>No command has these letters.</source>
        <translation>没有含这些字的命令。</translation>
    </message>
</context>
<context>
    <name>tw::ui::Commands</name>
    <message>
        <source>nothing to do it with yet</source>
        <translation>还没有可操作的对象</translation>
    </message>
    <message>
        <source>the project is open for reading only</source>
        <translation>项目以只读方式打开</translation>
    </message>
    <message>
        <source>a job is running</source>
        <translation>有任务正在运行</translation>
    </message>
    <message>
        <source>not possible now</source>
        <translation>现在无法执行</translation>
    </message>
</context>
<context>
    <name>tw::ui::ConfusionMatrix</name>
    <message>
        <source>%1 is recognised: %2 %</source>
        <translation>%1 被正确识别:%2 %</translation>
    </message>
    <message>
        <source>%1 is taken for %2: %3 %</source>
        <translation>%1 被当成 %2:%3 %</translation>
    </message>
    <message>
        <source>is ↓ taken for →</source>
        <translation>实际 ↓ 判为 →</translation>
    </message>
</context>
<context>
    <name>tw::ui::ConfusionPanel</name>
    <message>
        <source>A row is what the pictures are, a column what they are taken for; percent of the row, mean over seeds.</source>
        <translation>行是图像的实际类别,列是被判成的类别;数值为该行的百分比,取各种子的平均。</translation>
    </message>
    <message>
        <source>Classes that are confused, the worst first</source>
        <translation>被混淆的类别,最严重的在前</translation>
    </message>
    <message>
        <source>Test pictures that are confused</source>
        <translation>被混淆的测试图像</translation>
    </message>
    <message>
        <source>The %1 classes that are confused most, of %2</source>
        <translation>混淆最多的 %1 个类别,共 %2 个</translation>
    </message>
    <message>
        <source>Confusion matrix of %1</source>
        <translation>%1 的混淆矩阵</translation>
    </message>
    <message>
        <source>%1 for %2: %3 %</source>
        <translation>%1 当成 %2:%3 %</translation>
    </message>
    <message>
        <source> (before %1 %)</source>
        <translation>(之前 %1 %)</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>%1 is recognised here; pick another cell.</source>
        <translation>这里 %1 被正确识别;请选择其他单元格。</translation>
    </message>
    <message>
        <source>%1 test pictures of %2 taken for %3; below each, in how many trainings</source>
        <translation>%1 张 %2 的测试图像被当成 %3;下方是判错的训练次数</translation>
    </message>
</context>
<context>
    <name>tw::ui::ContextEditor</name>
    <message>
        <source>Used where the data set names none.</source>
        <translation>在数据集未指明超类时使用。</translation>
    </message>
    <message>
        <source>One a line, with {class} and perhaps {superclass}. Each picture is drawn in one of them, by lot.</source>
        <translation>每行一个，含 {class}，也可含 {superclass}。每张图像随机抽取其中一个来生成。</translation>
    </message>
    <message>
        <source>One class a line: class: word, word</source>
        <translation>每行一个类别，格式为 类别: 词, 词</translation>
    </message>
    <message>
        <source>Super-class</source>
        <translation>超类</translation>
    </message>
    <message>
        <source>Contexts</source>
        <translation>情境</translation>
    </message>
    <message>
        <source>Negative words of every class</source>
        <translation>所有类别的负向提示词</translation>
    </message>
    <message>
        <source>Negative words of single classes</source>
        <translation>单个类别的负向提示词</translation>
    </message>
    <message>
        <source>Save the list</source>
        <translation>保存列表</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>No negative word contradicts a class or a context.</source>
        <translation>没有负向提示词与类别或情境相矛盾。</translation>
    </message>
</context>
<context>
    <name>tw::ui::CurveChart</name>
    <message>
        <source>Validation accuracy while training</source>
        <translation>训练过程中的验证准确率</translation>
    </message>
    <message>
        <source>optimiser step</source>
        <translation>优化器步数</translation>
    </message>
    <message>
        <source>validation, %</source>
        <translation>验证，%</translation>
    </message>
</context>
<context>
    <name>tw::ui::DataPage</name>
    <message>
        <source>pretraining</source>
        <translation>预训练</translation>
    </message>
    <message>
        <source>training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>validation</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>kept out</source>
        <translation>留出不用</translation>
    </message>
    <message>
        <source>Originals stay where they are and are only read. Validation and test hold real images only.</source>
        <translation>原始文件留在原处，只会被读取。验证集和测试集只含真实图像。</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Folder or file to import</source>
        <translation>要导入的文件夹或文件</translation>
    </message>
    <message>
        <source>Folder, CSV or idx file</source>
        <translation>文件夹、CSV 或 idx 文件</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>found by itself</source>
        <translation>自动识别</translation>
    </message>
    <message>
        <source>ImageFolder (one folder a class)</source>
        <translation>ImageFolder（每个类别一个文件夹）</translation>
    </message>
    <message>
        <source>CSV (path,label[,split])</source>
        <translation>CSV (path,label[,split])</translation>
    </message>
    <message>
        <source>idx (MNIST family)</source>
        <translation>idx（MNIST 系列）</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Serves as, unless the source says</source>
        <translation>用途（来源未指明时）</translation>
    </message>
    <message>
        <source>t-shirt, trouser, …</source>
        <translation>T 恤, 裤子, …</translation>
    </message>
    <message>
        <source>shorter side to its size, centre crop</source>
        <translation>短边缩放到所需尺寸，居中裁剪</translation>
    </message>
    <message>
        <source>black borders, nothing resampled</source>
        <translation>加黑边，不重采样</translation>
    </message>
    <message>
        <source>both sides stretched to its size</source>
        <translation>两边都拉伸到所需尺寸</translation>
    </message>
    <message>
        <source>How pictures meet a network&apos;s size, and how generated ones come back. For the whole project; what was drawn before stays as it is.</source>
        <translation>图像如何适配网络的尺寸，以及生成的图像如何还原。对整个项目生效；此前生成的图像保持不变。</translation>
    </message>
    <message>
        <source>Pictures meet a network by</source>
        <translation>图像适配网络尺寸的方式</translation>
    </message>
    <message>
        <source>Make a long tail</source>
        <translation>制造长尾</translation>
    </message>
    <message>
        <source>For experiments: thins a balanced set to an exponential profile and keeps the rest out.</source>
        <translation>用于实验：把均衡的数据集按指数分布抽稀，其余图像留出不用。</translation>
    </message>
    <message>
        <source>Imbalance factor</source>
        <translation>不平衡因子</translation>
    </message>
    <message>
        <source>Largest class</source>
        <translation>最大类别</translation>
    </message>
    <message>
        <source>Validation, each</source>
        <translation>每类验证图像数</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Build long tail</source>
        <translation>构建长尾</translation>
    </message>
    <message>
        <source>Split off validation</source>
        <translation>划出验证集</translation>
    </message>
    <message>
        <source>For a set that has its tail already: a share of every class, never all of it.</source>
        <translation>用于本来就有长尾的数据集：从每个类别取一定比例，但绝不取完。</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>Split</source>
        <translation>划分</translation>
    </message>
    <message>
        <source>Class shown</source>
        <translation>显示的类别</translation>
    </message>
    <message>
        <source>all classes</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <source>Partition shown</source>
        <translation>显示的数据部分</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>What the import left out</source>
        <translation>导入时略过的内容</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>略过</translation>
    </message>
    <message>
        <source>Folder to import</source>
        <translation>要导入的文件夹</translation>
    </message>
    <message>
        <source>CSV (*.csv)</source>
        <translation>CSV (*.csv)</translation>
    </message>
    <message>
        <source>idx (*ubyte* *.gz);;All files (*)</source>
        <translation>idx (*ubyte* *.gz);;所有文件 (*)</translation>
    </message>
    <message>
        <source>File to import</source>
        <translation>要导入的文件</translation>
    </message>
    <message>
        <source>Choose a folder or file to import first.</source>
        <translation>请先选择要导入的文件夹或文件。</translation>
    </message>
    <message>
        <source>Importing pictures</source>
        <translation>导入图像</translation>
    </message>
    <message>
        <source>Building the long tail</source>
        <translation>构建长尾</translation>
    </message>
    <message>
        <source>Splitting off validation</source>
        <translation>划出验证集</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%2 %1</translation>
    </message>
    <message>
        <source>No pictures yet. Choose a folder or file at the left.</source>
        <translation>还没有图像。请在左侧选择文件夹或文件。</translation>
    </message>
    <message>
        <source>Left out (%1)</source>
        <translation>略过（%1）</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>CIFAR-10 or CIFAR-100, binary</source>
        <translation>CIFAR-10 或 CIFAR-100，二进制</translation>
    </message>
    <message>
        <source>Food-101 (images and meta)</source>
        <translation>Food-101（images 和 meta）</translation>
    </message>
    <message>
        <source>Hugging Face (metadata.jsonl or .csv)</source>
        <translation>Hugging Face（metadata.jsonl 或 .csv）</translation>
    </message>
    <message>
        <source>COCO (annotations)</source>
        <translation>COCO（annotations）</translation>
    </message>
    <message>
        <source>generated pictures with their settings</source>
        <translation>带有设置的生成图像</translation>
    </message>
    <message>
        <source>Class names of labels 0, 1, …</source>
        <translation>标签 0、1、… 的类别名称</translation>
    </message>
    <message>
        <source>Go on with it</source>
        <translation>继续导入</translation>
    </message>
    <message>
        <source>Changed outside</source>
        <translation>外部更改</translation>
    </message>
    <message>
        <source>The import of %1 was stopped before its end. What was read is kept.</source>
        <translation>%1 的导入在完成前被停止。已读取的内容会保留。</translation>
    </message>
    <message>
        <source>Keep the split</source>
        <translation>保留此划分</translation>
    </message>
    <message>
        <source>Split off validation images</source>
        <translation>划出验证图像</translation>
    </message>
    <message>
        <source>Keeping the split</source>
        <translation>正在保留划分</translation>
    </message>
    <message>
        <source>The pictures came with validation images of their own. Kept, the split serves every step.</source>
        <translation>图像自带验证图像。保留后,每一步都使用此划分。</translation>
    </message>
    <message>
        <source>There are no validation images yet; %1 % of every class can serve.</source>
        <translation>还没有验证图像;可从每个类别取 %1 % 作为验证。</translation>
    </message>
</context>
<context>
    <name>tw::ui::ExperimentForm</name>
    <message>
        <source>What is compared</source>
        <translation>比较的内容</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>this project</source>
        <translation>本项目</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>实验组</translation>
    </message>
    <message>
        <source>Arms of the experiment</source>
        <translation>本实验的实验组</translation>
    </message>
    <message>
        <source>Generated pictures</source>
        <translation>生成图像</translation>
    </message>
    <message>
        <source>Drawn once for all arms that name them. Hover for the settings; the text of the experiment holds all of them.</source>
        <translation>为所有用到它们的实验组只生成一次。鼠标悬停可查看设置；实验文本中含有全部设置。</translation>
    </message>
    <message>
        <source>Sets of generated pictures</source>
        <translation>生成图像集</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>From real</source>
        <translation>起于真实图像</translation>
    </message>
    <message>
        <source>Seeds and sweep</source>
        <translation>随机种子与扫描</translation>
    </message>
    <message>
        <source>Trainings of each arm. One says nothing about chance; three is the usual least, five is better.</source>
        <translation>每个实验组的训练次数。一次无法说明偶然性；通常至少三次，五次更好。</translation>
    </message>
    <message>
        <source>default</source>
        <translation>默认</translation>
    </message>
    <message>
        <source>Optimiser steps of a training, the same for every arm.</source>
        <translation>一次训练的优化器步数，各实验组相同。</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>How many generated images are worth it?</source>
        <translation>多少张生成图像才值得？</translation>
    </message>
    <message>
        <source>Trains one arm with ever more generated images and looks at validation images only.</source>
        <translation>用越来越多的生成图像训练一个实验组，并且只看验证图像。</translation>
    </message>
    <message>
        <source>Arm of the sweep</source>
        <translation>扫描的实验组</translation>
    </message>
    <message>
        <source>Generated for each real image</source>
        <translation>每张真实图像对应的生成图像数</translation>
    </message>
    <message>
        <source>Fashion-MNIST, made long-tailed</source>
        <translation>Fashion-MNIST，制成长尾</translation>
    </message>
    <message>
        <source>Off: everything that is drawn is accepted, to show what the filter is worth.</source>
        <translation>关闭：生成的图像全部接受，以显示筛选的价值。</translation>
    </message>
    <message>
        <source>Image-to-image from the class&apos;s real training images instead of from noise.</source>
        <translation>从该类别的真实训练图像开始图生图，而不是从噪声开始。</translation>
    </message>
</context>
<context>
    <name>tw::ui::ExperimentModel</name>
    <message>
        <source>%1, better</source>
        <translation>%1，更好</translation>
    </message>
    <message>
        <source>%1, worse</source>
        <translation>%1，更差</translation>
    </message>
    <message>
        <source>%1, may be chance</source>
        <translation>%1，可能出于偶然</translation>
    </message>
    <message>
        <source>%1, one seed</source>
        <translation>%1，仅一个随机种子</translation>
    </message>
    <message>
        <source>Best with generated images: %1, %2 %. To real only: %3.</source>
        <translation>使用生成图像时最好的是：%1，%2 %。与“仅真实图像”相比：%3。</translation>
    </message>
    <message>
        <source>To the best without them (%1): %2.</source>
        <translation>与不使用时最好的（%1）相比：%2。</translation>
    </message>
    <message>
        <source>The sweep is not finished yet.</source>
        <translation>扫描尚未完成。</translation>
    </message>
    <message>
        <source>More still helped at the largest ratio tried, %1 for each real image.</source>
        <translation>在试过的最大比例（每张真实图像 %1 张）下，增加数量仍有帮助。</translation>
    </message>
    <message>
        <source>From %1 generated for each real image on, more is not shown to help: no larger ratio is better by more than its 95 % interval.</source>
        <translation>从每张真实图像 %1 张生成图像起，未显示再增加会有帮助：没有哪个更大的比例其优势超出 95 % 置信区间。</translation>
    </message>
    <message>
        <source>baseline</source>
        <translation>基线</translation>
    </message>
    <message>
        <source>the best without</source>
        <translation>不使用时最好的</translation>
    </message>
    <message>
        <source>Percent points, paired by seed, with the 95 % interval of the mean over seeds</source>
        <translation>百分点，按随机种子配对，附随机种子平均值的 95 % 置信区间</translation>
    </message>
    <message>
        <source>Arm</source>
        <translation>实验组</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Accuracy in percent, mean and standard deviation over the seeds</source>
        <translation>准确率（百分比），各随机种子的平均值和标准差</translation>
    </message>
    <message>
        <source>Against the best arm without generated images. %1</source>
        <translation>与不使用生成图像的最佳实验组相比。%1</translation>
    </message>
    <message>
        <source>Real training images + generated ones</source>
        <translation>真实训练图像 + 生成图像</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Many</source>
        <translation>多样本</translation>
    </message>
    <message>
        <source>Medium</source>
        <translation>中样本</translation>
    </message>
    <message>
        <source>Few</source>
        <translation>少样本</translation>
    </message>
    <message>
        <source>To real
only</source>
        <translation>与仅真实
相比</translation>
    </message>
    <message>
        <source>To best
without</source>
        <translation>与最佳
无生成相比</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
</context>
<context>
    <name>tw::ui::ExperimentPage</name>
    <message>
        <source>Opened %1</source>
        <translation>已打开 %1</translation>
    </message>
    <message>
        <source>experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>The text is not JSON: a bracket, quote or comma is missing or too much.</source>
        <translation>文本不是 JSON：缺少或多出了括号、引号或逗号。</translation>
    </message>
    <message>
        <source>%1. Begun and not finished: it goes on where it was, and repeats nothing.</source>
        <translation>%1。已开始但未完成：将从原处继续，不会重复任何内容。</translation>
    </message>
    <message>
        <source>Ready: %1.</source>
        <translation>就绪：%1。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>Running: %1 of %2 trainings are in the table.</source>
        <translation>正在运行：表中已有 %1 / %2 次训练。</translation>
    </message>
    <message>
        <source>Experiment “%1”</source>
        <translation>实验“%1”</translation>
    </message>
    <message>
        <source>Running: nothing is trained yet.</source>
        <translation>正在运行：还没有任何训练完成。</translation>
    </message>
    <message>
        <source>Stopped. What is finished is kept; “Go on” repeats nothing.</source>
        <translation>已停止。已完成的内容会保留；“继续”不会重复任何内容。</translation>
    </message>
    <message>
        <source>Earlier experiments</source>
        <translation>以前的实验</translation>
    </message>
    <message>
        <source>%1 (not finished)</source>
        <translation>%1（未完成）</translation>
    </message>
    <message>
        <source>Written %1.</source>
        <translation>写入于 %1。</translation>
    </message>
    <message>
        <source>Begun %1, not finished.</source>
        <translation>开始于 %1，未完成。</translation>
    </message>
    <message>
        <source>Arm “%1”. %2</source>
        <translation>实验组“%1”。%2</translation>
    </message>
    <message>
        <source>No sweep. Tick “How many generated images are worth it?” at the left to find out for your own data.</source>
        <translation>没有扫描。请勾选左侧的“多少张生成图像才值得？”，以便针对您自己的数据找出答案。</translation>
    </message>
    <message>
        <source>Tailwright %1, written %2</source>
        <translation>Tailwright %1，写入于 %2</translation>
    </message>
    <message>
        <source>seeds: %1</source>
        <translation>随机种子：%1</translation>
    </message>
    <message>
        <source>split, SHA-256: %1</source>
        <translation>划分，SHA-256：%1</translation>
    </message>
    <message>
        <source>model of the pictures “%1”: %2</source>
        <translation>图像“%1”的模型：%2</translation>
    </message>
    <message>
        <source>data of the arm “%1”: %2</source>
        <translation>实验组“%1”的数据：%2</translation>
    </message>
    <message>
        <source>Experiment</source>
        <translation>实验</translation>
    </message>
    <message>
        <source>Arms over several seeds on one split: which method helps on these data, and how many generated images are worth it. The test images are read once per training.</source>
        <translation>在同一划分上用多个随机种子比较各实验组：哪种方法对这些数据有帮助，多少张生成图像才值得。每次训练只读取一次测试图像。</translation>
    </message>
    <message>
        <source>Open report</source>
        <translation>打开报告</translation>
    </message>
    <message>
        <source>Open an experiment file…</source>
        <translation>打开实验文件…</translation>
    </message>
    <message>
        <source>Open an experiment file</source>
        <translation>打开实验文件</translation>
    </message>
    <message>
        <source>Experiments (*.json)</source>
        <translation>实验 (*.json)</translation>
    </message>
    <message>
        <source>Open the results in a folder…</source>
        <translation>打开文件夹中的结果…</translation>
    </message>
    <message>
        <source>Open the results in a folder</source>
        <translation>打开文件夹中的结果</translation>
    </message>
    <message>
        <source>New experiment on this project</source>
        <translation>以本项目新建实验</translation>
    </message>
    <message>
        <source>Open file…</source>
        <translation>打开文件…</translation>
    </message>
    <message>
        <source>Open results…</source>
        <translation>打开结果…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Results go to</source>
        <translation>结果存放于</translation>
    </message>
    <message>
        <source>Folder for the results</source>
        <translation>结果文件夹</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>How many</source>
        <translation>数量</translation>
    </message>
    <message>
        <source>Accuracy of each class under each arm</source>
        <translation>各实验组中每个类别的准确率</translation>
    </message>
    <message>
        <source>Classes</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Repeat it</source>
        <translation>重复实验</translation>
    </message>
    <message>
        <source>As text</source>
        <translation>文本形式</translation>
    </message>
    <message>
        <source>Arms of the experiment with their results</source>
        <translation>本实验的实验组及其结果</translation>
    </message>
    <message>
        <source>Compared with</source>
        <translation>比较对象</translation>
    </message>
    <message>
        <source>to real only</source>
        <translation>与仅真实图像相比</translation>
    </message>
    <message>
        <source>to the best arm without generated images</source>
        <translation>与不使用生成图像的最佳实验组相比</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>The command, versions, seeds and hashes with which this table comes out again.</source>
        <translation>用以再次得到这张表的命令、版本、随机种子和哈希值。</translation>
    </message>
    <message>
        <source>How to repeat the experiment</source>
        <translation>如何重复本实验</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>The experiment as its file says it; the form at the left follows. The command line reads the same text.</source>
        <translation>实验文件中所写的实验；左侧的表单会随之更新。命令行读取同样的文本。</translation>
    </message>
    <message>
        <source>The experiment as text</source>
        <translation>实验的文本形式</translation>
    </message>
</context>
<context>
    <name>tw::ui::ExportPage</name>
    <message>
        <source>What will be written</source>
        <translation>将写出的内容</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标位置</translation>
    </message>
    <message>
        <source>New folder</source>
        <translation>新文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Training (real and accepted)</source>
        <translation>训练（真实与已接受）</translation>
    </message>
    <message>
        <source>Validation (real only)</source>
        <translation>验证（仅真实）</translation>
    </message>
    <message>
        <source>Test (real only)</source>
        <translation>测试（仅真实）</translation>
    </message>
    <message>
        <source>Hard links instead of copies where possible</source>
        <translation>尽可能用硬链接代替复制</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Folder to export to</source>
        <translation>导出到的文件夹</translation>
    </message>
    <message>
        <source>Exporting</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Nothing has been exported yet.</source>
        <translation>尚未导出任何内容。</translation>
    </message>
    <message>
        <source>Last: %1 real and %2 synthetic pictures to %3, %4</source>
        <translation>上次：%1 张真实图像和 %2 张合成图像，导出到 %3，%4</translation>
    </message>
    <message>
        <source>ImageFolder</source>
        <translation>ImageFolder</translation>
    </message>
    <message>
        <source>One folder a class, with metadata.jsonl: torchvision, Hugging Face.</source>
        <translation>每个类别一个文件夹，附 metadata.jsonl：适用于 torchvision、Hugging Face。</translation>
    </message>
    <message>
        <source>WebDataset</source>
        <translation>WebDataset</translation>
    </message>
    <message>
        <source>Shards of about 1 GB; the same set gives the same bytes.</source>
        <translation>每个分片约 1 GB；相同的数据集得到相同的字节。</translation>
    </message>
    <message>
        <source>FiftyOne</source>
        <translation>FiftyOne</translation>
    </message>
    <message>
        <source>data/ and labels.json in each part.</source>
        <translation>每个部分中各有 data/ 和 labels.json。</translation>
    </message>
    <message>
        <source>Diff-Mix</source>
        <translation>Diff-Mix</translation>
    </message>
    <message>
        <source>Generated pictures alone, with meta.csv.</source>
        <translation>仅生成图像，附 meta.csv。</translation>
    </message>
    <message>
        <source>CSV list</source>
        <translation>CSV 列表</translation>
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
        <translation>真实图像，以及计入的生成轮次中已接受的图像。绝不会改动不是由 Tailwright 写出的文件夹。</translation>
    </message>
    <message>
        <source>Pictures that will be written, by part and class</source>
        <translation>将写出的图像，按部分和类别</translation>
    </message>
    <message>
        <source>Part and class</source>
        <translation>部分和类别</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>Synthetic</source>
        <translation>合成</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>合计</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>time not known until a first export</source>
        <translation>首次导出之前无法估计时间</translation>
    </message>
    <message>
        <source>%1 real and %2 synthetic pictures, about %3 (%4 free), %5</source>
        <translation>%1 张真实图像和 %2 张合成图像，约 %3（可用 %4），%5</translation>
    </message>
</context>
<context>
    <name>tw::ui::FilterPage</name>
    <message>
        <source>Drag a line to move a threshold; nothing is computed again. The curve is the real training images&apos; own scores, each left out of its own comparison.</source>
        <translation>拖动线条可移动阈值；不会重新计算任何内容。曲线是真实训练图像自身的分数，每张图像都不与自身比较。</translation>
    </message>
    <message>
        <source>Score pictures</source>
        <translation>为图像评分</translation>
    </message>
    <message>
        <source>Judge by these thresholds</source>
        <translation>按这些阈值判定</translation>
    </message>
    <message>
        <source>Accepts and rejects what nobody judged yet, no more than the plan needs; one step to undo.</source>
        <translation>接受或拒绝尚无人判定的图像，且不超过计划所需；可一步撤销。</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>all classes</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>real training images</source>
        <translation>真实训练图像</translation>
    </message>
    <message>
        <source>Keep of the real</source>
        <translation>真实图像保留比例</translation>
    </message>
    <message>
        <source>Share of the real images that the thresholds keep</source>
        <translation>阈值所保留的真实图像的比例</translation>
    </message>
    <message>
        <source>Set thresholds</source>
        <translation>设置阈值</translation>
    </message>
    <message>
        <source>Margin: own class minus best other</source>
        <translation>间隔：本类别减去最佳的其他类别</translation>
    </message>
    <message>
        <source>Cosine to the real images</source>
        <translation>与真实图像的余弦相似度</translation>
    </message>
    <message>
        <source>Pixel distance to the nearest real</source>
        <translation>与最近真实图像的像素距离</translation>
    </message>
    <message>
        <source>Contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>Roughness</source>
        <translation>粗糙度</translation>
    </message>
    <message>
        <source>Kept by class</source>
        <translation>各类别的保留情况</translation>
    </message>
    <message>
        <source>Scoring pictures</source>
        <translation>为图像评分</translation>
    </message>
    <message>
        <source>Setting thresholds</source>
        <translation>设置阈值</translation>
    </message>
    <message>
        <source>Judging by the thresholds</source>
        <translation>按阈值判定</translation>
    </message>
    <message>
        <source>%1 accepted, %2 rejected, %3 left to you</source>
        <translation>%1 张已接受，%2 张已拒绝，%3 张留给您判定</translation>
    </message>
    <message>
        <source>No scores yet.</source>
        <translation>还没有评分。</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>kept: %1 generated, %2 real</source>
        <translation>保留：生成 %1，真实 %2</translation>
    </message>
</context>
<context>
    <name>tw::ui::FinetuneForm</name>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Learning rate, LoRA</source>
        <translation>学习率（LoRA）</translation>
    </message>
    <message>
        <source>Learning rate, tokens</source>
        <translation>学习率（词元）</translation>
    </message>
    <message>
        <source>LoRA rank</source>
        <translation>LoRA 的秩</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>A token begins as</source>
        <translation>词元的初始值</translation>
    </message>
    <message>
        <source>the authors&apos; vocabulary entry</source>
        <translation>作者的词表条目</translation>
    </message>
    <message>
        <source>the class&apos;s name</source>
        <translation>类别名称</translation>
    </message>
    <message>
        <source>Save memory</source>
        <translation>节省内存</translation>
    </message>
    <message>
        <source>always, slower</source>
        <translation>始终，较慢</translation>
    </message>
    <message>
        <source>never</source>
        <translation>从不</translation>
    </message>
    <message>
        <source>Sample pictures every</source>
        <translation>样例图像间隔步数</translation>
    </message>
    <message>
        <source>Checkpoint every</source>
        <translation>检查点间隔步数</translation>
    </message>
    <message>
        <source>Mirror pictures at random</source>
        <translation>随机镜像图像</translation>
    </message>
    <message>
        <source> 0: only tokens are learnt.</source>
        <translation> 0：只学习词元。</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>if the model is large</source>
        <translation>模型较大时</translation>
    </message>
</context>
<context>
    <name>tw::ui::FinetuningPage</name>
    <message>
        <source>Teaches the generator your classes from the training images alone: low-rank updates and one new word for each class (Diff-Mix). After a stop or a crash it goes on from the last checkpoint.</source>
        <translation>只用训练图像让生成器学会您的类别：低秩更新，并为每个类别加入一个新词（Diff-Mix）。停止或崩溃后，会从最近的检查点继续。</translation>
    </message>
    <message>
        <source>Use in generation</source>
        <translation>用于生成</translation>
    </message>
    <message>
        <source>Fine-tune</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>Fine-tune the generator</source>
        <translation>微调生成器</translation>
    </message>
    <message>
        <source>Use the adapter in generation</source>
        <translation>在生成时使用该适配器</translation>
    </message>
    <message>
        <source>Settings as the method has them</source>
        <translation>按该方法的设置</translation>
    </message>
    <message>
        <source>What is learnt</source>
        <translation>学习的内容</translation>
    </message>
    <message>
        <source>Name of the adapter: its folder in this project. A name of an unfinished one goes on with it.</source>
        <translation>适配器的名称，也是它在本项目中的文件夹名。使用未完成的适配器的名称，将继续训练它。</translation>
    </message>
    <message>
        <source>Adapter</source>
        <translation>适配器</translation>
    </message>
    <message>
        <source>Adapters of this project</source>
        <translation>本项目的适配器</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Loss</source>
        <translation>损失</translation>
    </message>
    <message>
        <source>Sample pictures while it learns</source>
        <translation>学习过程中的样例图像</translation>
    </message>
    <message>
        <source>Sample pictures</source>
        <translation>样例图像</translation>
    </message>
    <message>
        <source>Fine-tuning</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>Loading the model…</source>
        <translation>正在加载模型…</translation>
    </message>
    <message>
        <source>Stopped; “Go on” starts from the last checkpoint.</source>
        <translation>已停止；“继续”将从最近的检查点开始。</translation>
    </message>
    <message>
        <source>step %1 of %2, loss %3</source>
        <translation>第 %1 步，共 %2 步，损失 %3</translation>
    </message>
    <message>
        <source>%1
step %2</source>
        <translation>%1
第 %2 步</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>无法读取</translation>
    </message>
    <message>
        <source>finished</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>not finished</source>
        <translation>未完成</translation>
    </message>
    <message>
        <source>Finished %1: %2 steps, loss %3 at the end.</source>
        <translation>完成于 %1：%2 步，最终损失 %3。</translation>
    </message>
    <message>
        <source>Not finished; “Go on” starts from the last checkpoint.</source>
        <translation>未完成；“继续”将从最近的检查点开始。</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>An adapter of this name is finished; choose another name.</source>
        <translation>已有同名的适配器完成；请另选名称。</translation>
    </message>
</context>
<context>
    <name>tw::ui::FolderChanges</name>
    <message>
        <source>Check the folders</source>
        <translation>检查文件夹</translation>
    </message>
    <message>
        <source>Compares every imported file with the project, also those imported by an earlier version.</source>
        <translation>把每个已导入的文件与项目比较，包括由早期版本导入的文件。</translation>
    </message>
    <message>
        <source>Changes in the imported folders</source>
        <translation>已导入文件夹中的更改</translation>
    </message>
    <message>
        <source>They are no longer told as news. Their rows, verdicts and scores stay, and they are found again when they come back.</source>
        <translation>以后不再作为新变化提示。它们的记录、判定和分数都会保留，文件回来时会被重新识别。</translation>
    </message>
    <message>
        <source>Adding new pictures</source>
        <translation>添加新图像</translation>
    </message>
    <message>
        <source>Relinking moved pictures</source>
        <translation>重新关联移动过的图像</translation>
    </message>
    <message>
        <source>Reading edited pictures</source>
        <translation>读取编辑过的图像</translation>
    </message>
    <message>
        <source>Marking missing pictures</source>
        <translation>标记缺失的图像</translation>
    </message>
    <message numerus="yes">
        <source>Add %n new</source>
        <translation>
            <numerusform>添加 %n 个新增</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Relink %n moved</source>
        <translation>
            <numerusform>重新关联 %n 个已移动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Read %n edited again</source>
        <translation>
            <numerusform>重新读取 %n 个已编辑</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Mark %n missing</source>
        <translation>
            <numerusform>标记 %n 个缺失</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take %n back</source>
        <translation>
            <numerusform>恢复 %n 个</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 个新增</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n moved</source>
        <translation>
            <numerusform>%n 个已移动</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n edited</source>
        <translation>
            <numerusform>%n 个已编辑</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n missing</source>
        <translation>
            <numerusform>%n 个缺失</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n back again</source>
        <translation>
            <numerusform>%n 个重新出现</numerusform>
        </translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Nothing was imported yet.</source>
        <translation>尚未导入任何内容。</translation>
    </message>
    <message>
        <source>The imported folders are as the project knows them.</source>
        <translation>已导入的文件夹与项目中的记录一致。</translation>
    </message>
    <message>
        <source>%1. Nothing is lost: plug it in again, or say where it is now.</source>
        <translation>%1。没有任何内容丢失：请重新接入，或指出它现在的位置。</translation>
    </message>
    <message>
        <source>It moved to…</source>
        <translation>已移动到…</translation>
    </message>
    <message>
        <source>Where the pictures of %1 are now</source>
        <translation>%1 的图像现在的位置</translation>
    </message>
    <message>
        <source>Relinking a folder</source>
        <translation>重新关联文件夹</translation>
    </message>
</context>
<context>
    <name>tw::ui::FolderChangesModel</name>
    <message>
        <source>class %1</source>
        <translation>类别 %1</translation>
    </message>
    <message>
        <source>now %1, in the class %2</source>
        <translation>现在是 %1，属于类别 %2</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>现在是 %1</translation>
    </message>
    <message>
        <source>has another content than when it was read</source>
        <translation>内容与读取时不同</translation>
    </message>
    <message>
        <source>marked; its work is kept</source>
        <translation>已标记；相关工作会保留</translation>
    </message>
    <message>
        <source>is no longer there</source>
        <translation>已不在那里</translation>
    </message>
    <message>
        <source>was marked as missing</source>
        <translation>曾被标记为缺失</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>moved</source>
        <translation>已移动</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>已编辑</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>缺失</translation>
    </message>
    <message>
        <source>back again</source>
        <translation>重新出现</translation>
    </message>
    <message>
        <source>What</source>
        <translation>变化</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>How</source>
        <translation>说明</translation>
    </message>
</context>
<context>
    <name>tw::ui::GenerationPage</name>
    <message>
        <source>No class is picked; click one in the histogram of the tail plan.</source>
        <translation>没有选取类别；请在尾部计划的直方图中点击一个。</translation>
    </message>
    <message>
        <source>Added to the queue; run “%1” counts from now on</source>
        <translation>已加入队列；从现在起计入生成轮次“%1”</translation>
    </message>
    <message>
        <source>Generating pictures</source>
        <translation>生成图像</translation>
    </message>
    <message>
        <source>Nothing is being drawn.</source>
        <translation>没有正在生成的图像。</translation>
    </message>
    <message>
        <source>Filling to the targets</source>
        <translation>补足到目标</translation>
    </message>
    <message>
        <source>The prompt template must hold {class}, or every class would get the same prompt.</source>
        <translation>提示词模板必须含有 {class}，否则每个类别都会得到相同的提示词。</translation>
    </message>
    <message>
        <source>%1 (%2), %3</source>
        <translation>%1（%2），%3</translation>
    </message>
    <message>
        <source>%1 × %2</source>
        <translation>%1 × %2</translation>
    </message>
    <message>
        <source>Nothing is rejected yet.</source>
        <translation>尚无被拒绝的图像。</translation>
    </message>
    <message>
        <source>step %1 of %2</source>
        <translation>第 %1 步，共 %2 步</translation>
    </message>
    <message>
        <source>Generation</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>Batches wait in a queue that is kept in the project, so a crash loses and repeats nothing.</source>
        <translation>批次在队列中等待，队列保存在项目里，因此崩溃既不会丢失也不会重复任何内容。</translation>
    </message>
    <message>
        <source>Run the queue</source>
        <translation>运行队列</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Runs that count</source>
        <translation>计入的生成轮次</translation>
    </message>
    <message>
        <source>How it is drawn</source>
        <translation>生成方式</translation>
    </message>
    <message>
        <source>Rejected so far, and why</source>
        <translation>迄今的拒绝及其原因</translation>
    </message>
    <message>
        <source>New batches</source>
        <translation>新批次</translation>
    </message>
    <message>
        <source>Two-stage (CADS + contrastive)</source>
        <translation>两阶段（CADS + 对比引导）</translation>
    </message>
    <message>
        <source>Plain CFG</source>
        <translation>普通 CFG</translation>
    </message>
    <message>
        <source>DiffCoRe-Mix (contexts)</source>
        <translation>DiffCoRe-Mix（情境）</translation>
    </message>
    <message>
        <source>Method</source>
        <translation>方法</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>生成轮次</translation>
    </message>
    <message>
        <source>Prompt template</source>
        <translation>提示词模板</translation>
    </message>
    <message>
        <source>For</source>
        <translation>用于</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Batch size</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Seed</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Add to the queue</source>
        <translation>加入队列</translation>
    </message>
    <message>
        <source>Draw, score and judge by rule</source>
        <translation>生成、评分并按规则判定</translation>
    </message>
    <message>
        <source>Draws, scores and judges by the thresholds, again for what was rejected, until the targets are met.</source>
        <translation>生成、评分并按阈值判定，对被拒绝的重新生成，直到达到目标。</translation>
    </message>
    <message>
        <source>Add before everything that waits</source>
        <translation>加到所有等待批次之前</translation>
    </message>
    <message>
        <source>Being drawn</source>
        <translation>正在生成</translation>
    </message>
    <message>
        <source>Picture that is being drawn</source>
        <translation>正在生成的图像</translation>
    </message>
    <message>
        <source>Last pictures</source>
        <translation>最近的图像</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Retry smaller</source>
        <translation>减小批次重试</translation>
    </message>
    <message>
        <source>The same pictures in batches of half the size: needs less memory.</source>
        <translation>同样的图像，批大小减半：所需内存更少。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Plan, review and export count the pictures of the ticked runs only, so that two methods never mix by accident.</source>
        <translation>计划、评审和导出只计算已勾选的生成轮次中的图像，以免两种方法无意间混在一起。</translation>
    </message>
    <message>
        <source>more guidance, or another look-alike</source>
        <translation>提高引导强度，或换一个易混类别</translation>
    </message>
    <message>
        <source>more steps, or less guidance</source>
        <translation>增加步数，或降低引导强度</translation>
    </message>
    <message>
        <source>more strength, or CADS</source>
        <translation>提高去噪强度，或使用 CADS</translation>
    </message>
    <message>
        <source>less strength, or a fine-tuned model</source>
        <translation>降低去噪强度，或使用微调模型</translation>
    </message>
    <message>
        <source>%1: try %2</source>
        <translation>%1：可尝试%2</translation>
    </message>
    <message>
        <source>The context list “%1” of this project is saved</source>
        <translation>已保存本项目的情境列表“%1”</translation>
    </message>
    <message>
        <source>Of %1:</source>
        <translation>其中 %1：</translation>
    </message>
    <message>
        <source>Towards the targets</source>
        <translation>目标进度</translation>
    </message>
    <message>
        <source>LoRA and embeddings</source>
        <translation>LoRA 与嵌入</translation>
    </message>
    <message>
        <source>Diff-Mix (between classes)</source>
        <translation>Diff-Mix（跨类别）</translation>
    </message>
    <message>
        <source>{class} is replaced by the name of the class, {superclass} by what all classes are. The two-stage paper: “A photo of {class}, a type of food.” Diff-Mix and DiffCoRe-Mix have prompts of their own.</source>
        <translation>{class} 会替换为类别名称，{superclass} 会替换为所有类别共同所属的种类。两阶段论文所用：“A photo of {class}, a type of food.”Diff-Mix 和 DiffCoRe-Mix 有自己的提示词。</translation>
    </message>
    <message>
        <source>food, bird, …</source>
        <translation>food, bird, …</translation>
    </message>
    <message>
        <source>Super-class</source>
        <translation>超类</translation>
    </message>
    <message>
        <source>Retry all</source>
        <translation>全部重试</translation>
    </message>
    <message>
        <source>Move the batch up</source>
        <translation>上移该批次</translation>
    </message>
    <message>
        <source>Move the batch down</source>
        <translation>下移该批次</translation>
    </message>
    <message>
        <source>How far each class is</source>
        <translation>各类别的进度</translation>
    </message>
    <message>
        <source>%1 pictures a second</source>
        <translation>每秒 %1 张图像</translation>
    </message>
    <message>
        <source>the worker holds %1</source>
        <translation>工作进程占用 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n batches went wrong; the reason is in their line.</source>
        <translation>
            <numerusform>%n 个批次出错；原因见各自所在行。</numerusform>
        </translation>
    </message>
    <message>
        <source>the whole plan</source>
        <translation>整个计划</translation>
    </message>
    <message>
        <source>the picked class</source>
        <translation>所选类别</translation>
    </message>
    <message>
        <source>Move the batch before all others</source>
        <translation>将该批次移到最前</translation>
    </message>
</context>
<context>
    <name>tw::ui::HelpWindow</name>
    <message>
        <source>Guide</source>
        <translation>指南</translation>
    </message>
    <message>
        <source>Search the guide</source>
        <translation>搜索指南</translation>
    </message>
    <message>
        <source>Contents</source>
        <translation>目录</translation>
    </message>
    <message>
        <source>Text of the chapter</source>
        <translation>章节正文</translation>
    </message>
    <message>
        <source>No chapter has these words.</source>
        <translation>没有含这些词的章节。</translation>
    </message>
</context>
<context>
    <name>tw::ui::IntervalChart</name>
    <message>
        <source>better</source>
        <translation>更好</translation>
    </message>
    <message>
        <source>may be chance</source>
        <translation>可能出于偶然</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>更差</translation>
    </message>
    <message>
        <source>one seed</source>
        <translation>仅一个随机种子</translation>
    </message>
    <message>
        <source>Differences between arms with 95 % intervals</source>
        <translation>实验组之间的差异，附 95 % 置信区间</translation>
    </message>
    <message>
        <source>difference in accuracy, percent points, with 95 % interval</source>
        <translation>准确率之差，百分点，附 95 % 置信区间</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>tw::ui::IssuesModel</name>
    <message>
        <source>broken</source>
        <translation>已损坏</translation>
    </message>
    <message>
        <source>too large</source>
        <translation>过大</translation>
    </message>
    <message>
        <source>duplicate</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>wrong label</source>
        <translation>标签错误</translation>
    </message>
    <message>
        <source>two classes, one name</source>
        <translation>两个类别同名</translation>
    </message>
    <message>
        <source>converted</source>
        <translation>已转换</translation>
    </message>
    <message>
        <source>small class</source>
        <translation>小类别</translation>
    </message>
    <message>
        <source>unknown file</source>
        <translation>未知文件</translation>
    </message>
    <message>
        <source>What</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>tw::ui::JobHistory</name>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>开始时间</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Finished</source>
        <translation>完成数</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>tw::ui::JobHistorySheet</name>
    <message>
        <source>Finished jobs</source>
        <translation>已结束的任务</translation>
    </message>
    <message>
        <source>No job has ended since this project was opened. What a job finished is kept, also when it is stopped.</source>
        <translation>自打开本项目以来还没有任务结束。任务已完成的内容会保留，停止时也一样。</translation>
    </message>
</context>
<context>
    <name>tw::ui::JobPanel</name>
    <message>
        <source>Running job</source>
        <translation>正在运行的任务</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Stop after this</source>
        <translation>完成当前项后停止</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>立即停止</translation>
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
        <translation>每秒 %1</translation>
    </message>
    <message>
        <source>%1 a minute</source>
        <translation>每分钟 %1</translation>
    </message>
    <message>
        <source>%1 left</source>
        <translation>剩余 %1</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Stopping after this one…</source>
        <translation>完成当前项后停止…</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
</context>
<context>
    <name>tw::ui::KeepModel</name>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>保留</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>比例</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>提示</translation>
    </message>
</context>
<context>
    <name>tw::ui::KeyEditor</name>
    <message>
        <source>Search the commands</source>
        <translation>搜索命令</translation>
    </message>
    <message>
        <source>Search a command or a key</source>
        <translation>搜索命令或按键</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其按键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Usual keys</source>
        <translation>默认按键</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新按键</translation>
    </message>
    <message>
        <source>Add this key</source>
        <translation>添加此按键</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>不设按键</translation>
    </message>
    <message>
        <source>Reset all</source>
        <translation>全部重置</translation>
    </message>
    <message>
        <source>Take this key</source>
        <translation>改用此按键</translation>
    </message>
    <message>
        <source>Choose a command, then press its new key in the field.</source>
        <translation>选择一个命令，然后在输入框中按下新的按键。</translation>
    </message>
    <message>
        <source>%1 belongs to “%2” (%3), which would lose it.</source>
        <translation>%1 已用于“%2”（%3），后者将失去该按键。</translation>
    </message>
</context>
<context>
    <name>tw::ui::LossChart</name>
    <message>
        <source>Loss while fine-tuning</source>
        <translation>微调过程中的损失</translation>
    </message>
    <message>
        <source>optimiser step</source>
        <translation>优化器步数</translation>
    </message>
    <message>
        <source>loss</source>
        <translation>损失</translation>
    </message>
</context>
<context>
    <name>tw::ui::MainWindow</name>
    <message>
        <source>Finished jobs</source>
        <translation>已结束的任务</translation>
    </message>
    <message>
        <source>“%1” is open for reading only.</source>
        <translation>“%1”以只读方式打开。</translation>
    </message>
    <message>
        <source>Retry with writing</source>
        <translation>以可写方式重试</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open read-only</source>
        <translation>以只读方式打开</translation>
    </message>
    <message>
        <source>Running the demo</source>
        <translation>运行演示</translation>
    </message>
    <message>
        <source>The program ended unexpectedly last time. Nothing drawn or judged was lost; the queue waits until you start it.</source>
        <translation>程序上次意外结束。已生成或已判定的内容没有丢失；队列会等到您启动它。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>%1: done</source>
        <translation>%1：完成</translation>
    </message>
    <message>
        <source>%1: stopped; what was finished is kept</source>
        <translation>%1：已停止；已完成的内容会保留</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>“%1”失败：%2</translation>
    </message>
    <message>
        <source>From top to bottom</source>
        <translation>从上到下</translation>
    </message>
    <message>
        <source>A project goes through these steps. Each says where it stands: nothing yet, in progress, needs you, done or failed.</source>
        <translation>项目依次经过这些步骤。每一步都会显示自己的状况：尚未开始、进行中、需要您处理、完成或失败。</translation>
    </message>
    <message>
        <source>What is next</source>
        <translation>接下来做什么</translation>
    </message>
    <message>
        <source>This button is always the next sensible step. When in doubt, press it.</source>
        <translation>这个按钮始终是下一个合理的步骤。拿不准时，就按它。</translation>
    </message>
    <message>
        <source>The tail</source>
        <translation>尾部</translation>
    </message>
    <message>
        <source>Rare classes stand at the right. Set how many images each is to have; click a bar to work on one class only.</source>
        <translation>稀有类别位于右侧。设定每个类别应有多少张图像；点击柱条可只处理一个类别。</translation>
    </message>
    <message>
        <source>You judge</source>
        <translation>由您判定</translation>
    </message>
    <message>
        <source>P accepts, X rejects, 1 to 4 reject with a reason, Ctrl+Z takes back. Nothing is deleted.</source>
        <translation>P 接受，X 拒绝，1 到 4 附原因拒绝，Ctrl+Z 撤销。不会删除任何内容。</translation>
    </message>
    <message>
        <source>Help is here</source>
        <translation>帮助在这里</translation>
    </message>
    <message>
        <source>It opens the guide at the page that you see. ? shows every key, Ctrl+K finds every command.</source>
        <translation>它会打开指南中与当前页面对应的部分。? 显示所有按键，Ctrl+K 可查找任何命令。</translation>
    </message>
    <message>
        <source>About Tailwright</source>
        <translation>关于 Tailwright</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Tailwright %1&lt;/h3&gt;&lt;p&gt;Fills the tail of an image set with pictures that a diffusion model draws, you judge, and a classifier proves.&lt;/p&gt;&lt;p&gt;Everything stays on this machine.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Tailwright %1&lt;/h3&gt;&lt;p&gt;用图像补足图像数据集的尾部：由扩散模型生成，由您判定，由分类器验证。&lt;/p&gt;&lt;p&gt;一切都留在本机。&lt;/p&gt;</translation>
    </message>
    <message>
        <source>&amp;Steps</source>
        <translation>步骤(&amp;S)</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>&amp;Project</source>
        <translation>项目(&amp;P)</translation>
    </message>
    <message>
        <source>New project</source>
        <translation>新建项目</translation>
    </message>
    <message>
        <source>Open project</source>
        <translation>打开项目</translation>
    </message>
    <message>
        <source>Folder for the demo</source>
        <translation>演示所用的文件夹</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>新建(&amp;N)…</translation>
    </message>
    <message>
        <source>&amp;Open…</source>
        <translation>打开(&amp;O)…</translation>
    </message>
    <message>
        <source>Open &amp;recent</source>
        <translation>最近的项目(&amp;R)</translation>
    </message>
    <message>
        <source>Try the &amp;demo…</source>
        <translation>试用演示(&amp;D)…</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>关闭(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Undo verdict</source>
        <translation>撤销判定(&amp;U)</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Nothing left to undo</source>
        <translation>没有可撤销的内容</translation>
    </message>
    <message>
        <source>&amp;Redo verdict</source>
        <translation>重做判定(&amp;R)</translation>
    </message>
    <message>
        <source>Redone</source>
        <translation>已重做</translation>
    </message>
    <message>
        <source>Nothing left to redo</source>
        <translation>没有可重做的内容</translation>
    </message>
    <message>
        <source>&amp;Next sensible step</source>
        <translation>下一个合理的步骤(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Job</source>
        <translation>任务(&amp;J)</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>暂停(&amp;P)</translation>
    </message>
    <message>
        <source>Stop &amp;after this</source>
        <translation>完成当前项后停止(&amp;A)</translation>
    </message>
    <message>
        <source>Stop &amp;now</source>
        <translation>立即停止(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Finished jobs</source>
        <translation>已结束的任务(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>Colours of the &amp;system</source>
        <translation>系统颜色(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Find a command…</source>
        <translation>查找命令(&amp;F)…</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Guide</source>
        <translation>指南(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Shortcuts</source>
        <translation>快捷键(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Tour</source>
        <translation>导览(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;About Tailwright</source>
        <translation>关于 Tailwright(&amp;A)</translation>
    </message>
    <message>
        <source>no project is open</source>
        <translation>没有打开的项目</translation>
    </message>
    <message>
        <source>no job is running</source>
        <translation>没有正在运行的任务</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>继续(&amp;G)</translation>
    </message>
    <message>
        <source>New &amp;window</source>
        <translation>新建窗口(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Back up…</source>
        <translation>备份(&amp;B)…</translation>
    </message>
    <message>
        <source>Restore a bac&amp;kup…</source>
        <translation>恢复备份(&amp;K)…</translation>
    </message>
    <message numerus="yes">
        <source>%n verdicts could not be written, for the project&apos;s disk is full or gone. Lose them?</source>
        <translation>
            <numerusform>%n 个判定无法写入，因为项目所在磁盘已满或不可用。要丢弃它们吗？</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Lose %n verdicts</source>
        <translation>
            <numerusform>丢弃 %n 个判定</numerusform>
        </translation>
    </message>
    <message>
        <source>Back up into the file</source>
        <translation>备份到文件</translation>
    </message>
    <message>
        <source>Backing up</source>
        <translation>备份</translation>
    </message>
    <message>
        <source>Backing up into %1</source>
        <translation>备份到 %1</translation>
    </message>
    <message>
        <source>Backup to restore</source>
        <translation>要恢复的备份</translation>
    </message>
    <message>
        <source>Backups (*.tar);;All files (*)</source>
        <translation>备份 (*.tar);;所有文件 (*)</translation>
    </message>
    <message>
        <source>Folder for the restored project</source>
        <translation>恢复后的项目所在文件夹</translation>
    </message>
    <message>
        <source>Restoring</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restoring %1</source>
        <translation>恢复 %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>%1: %2 of %3</source>
        <translation>%1：%2 / %3</translation>
    </message>
    <message>
        <source>Open or make a project first, then drop %1 again.</source>
        <translation>请先打开或新建项目，然后再次拖入 %1。</translation>
    </message>
    <message>
        <source>%1 is neither a folder of pictures, nor a project, nor a model that can be used here.</source>
        <translation>%1 既不是图像文件夹，也不是项目，也不是可在此使用的模型。</translation>
    </message>
    <message>
        <source>%1 will be used for new batches</source>
        <translation>%1 将用于新批次</translation>
    </message>
    <message>
        <source>New pictures are drawn by the model %1</source>
        <translation>新图像由模型 %1 生成</translation>
    </message>
    <message>
        <source>Pictures are compared by the model %1</source>
        <translation>图像由模型 %1 比较</translation>
    </message>
</context>
<context>
    <name>tw::ui::MethodForm</name>
    <message>
        <source>noise</source>
        <translation>噪声</translation>
    </message>
    <message>
        <source>image of any class</source>
        <translation>任意类别的图像</translation>
    </message>
    <message>
        <source>image of the class</source>
        <translation>本类别的图像</translation>
    </message>
    <message>
        <source>Start from real training images</source>
        <translation>从真实训练图像开始</translation>
    </message>
    <message>
        <source>chosen on the evidence</source>
        <translation>依据证据选定</translation>
    </message>
    <message>
        <source>another class by lot, as a control</source>
        <translation>随机抽取的另一类别，作为对照</translation>
    </message>
    <message>
        <source>Look-alike that is pushed away</source>
        <translation>要远离的易混类别</translation>
    </message>
    <message>
        <source>Strategy of Diff-Mix</source>
        <translation>Diff-Mix 的策略</translation>
    </message>
    <message>
        <source>Strategy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>Model</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Starts from</source>
        <translation>起始于</translation>
    </message>
    <message>
        <source>fine-tuned</source>
        <translation>微调</translation>
    </message>
    <message>
        <source>as it is</source>
        <translation>原样</translation>
    </message>
    <message>
        <source>one for all</source>
        <translation>全部相同</translation>
    </message>
    <message>
        <source>by lot from a list</source>
        <translation>从列表中随机抽取</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>去噪强度</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>up to the plan</source>
        <translation>直到满足计划</translation>
    </message>
    <message>
        <source>over the images</source>
        <translation>按图像</translation>
    </message>
    <message>
        <source>over the classes</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>Times the real images</source>
        <translation>真实图像的倍数</translation>
    </message>
    <message>
        <source>Sources uniform</source>
        <translation>源图像均匀抽取</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Fine-tuned adapter</source>
        <translation>微调的适配器</translation>
    </message>
    <message>
        <source>Folder of the fine-tuned adapter</source>
        <translation>微调适配器的文件夹</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Context list</source>
        <translation>情境列表</translation>
    </message>
    <message>
        <source>on</source>
        <translation>开</translation>
    </message>
    <message>
        <source>off</source>
        <translation>关</translation>
    </message>
    <message>
        <source>chosen</source>
        <translation>选定</translation>
    </message>
    <message>
        <source> The authors draw 5 times the real images, 10 for long tails.</source>
        <translation> 作者生成真实图像的 5 倍，长尾时为 10 倍。</translation>
    </message>
</context>
<context>
    <name>tw::ui::NegativesModel</name>
    <message>
        <source>added</source>
        <translation>手动添加</translation>
    </message>
    <message>
        <source>you</source>
        <translation>您</translation>
    </message>
    <message>
        <source>rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>Look-alike</source>
        <translation>易混类别</translation>
    </message>
    <message>
        <source>Cosine</source>
        <translation>余弦相似度</translation>
    </message>
    <message>
        <source>Negative prompt</source>
        <translation>负向提示词</translation>
    </message>
    <message>
        <source>Chosen by</source>
        <translation>选定者</translation>
    </message>
</context>
<context>
    <name>tw::ui::NegativesPage</name>
    <message>
        <source>Only this class</source>
        <translation>仅此类别</translation>
    </message>
    <message>
        <source>Find look-alikes</source>
        <translation>查找易混类别</translation>
    </message>
    <message>
        <source>Classes to fill</source>
        <translation>要补足的类别</translation>
    </message>
    <message>
        <source>No class has a target above its real images yet. The tail plan sets them.</source>
        <translation>还没有任何类别的目标高于其真实图像数。目标在尾部计划中设定。</translation>
    </message>
    <message>
        <source>Reference pictures drawn per class</source>
        <translation>每个类别生成的参考图像数</translation>
    </message>
    <message>
        <source>Example pictures with cosine</source>
        <translation>附余弦相似度的示例图像</translation>
    </message>
    <message>
        <source>Look-alikes</source>
        <translation>易混类别</translation>
    </message>
    <message>
        <source>Class to add as a look-alike</source>
        <translation>要添加为易混类别的类别</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Finding look-alikes</source>
        <translation>查找易混类别</translation>
    </message>
    <message>
        <source>“%1” is mistaken for</source>
        <translation>“%1”容易被误认成</translation>
    </message>
    <message>
        <source>Drawn as “%1”</source>
        <translation>以“%1”生成</translation>
    </message>
    <message>
        <source>Real “%1”</source>
        <translation>真实的“%1”</translation>
    </message>
    <message>
        <source>Drawn for this class</source>
        <translation>为此类别生成</translation>
    </message>
    <message>
        <source>The look-alike</source>
        <translation>易混类别</translation>
    </message>
    <message>
        <source>No look-alikes are known for this class yet.</source>
        <translation>尚不知道此类别的易混类别。</translation>
    </message>
    <message>
        <source>%1 of %2 tokens</source>
        <translation>%1 / %2 个词元</translation>
    </message>
    <message>
        <source>The pictures that were compared appear here once look-alikes are found.</source>
        <translation>找到易混类别后，比较过的图像会显示在这里。</translation>
    </message>
    <message>
        <source>Classes that a tail class is mistaken for become its negative prompts. They are found on training images; the test set is never looked at.</source>
        <translation>尾部类别容易被当成的类别会成为它的负面提示词。它们是在训练图像上找到的;从不查看测试集。</translation>
    </message>
</context>
<context>
    <name>tw::ui::OverviewPage</name>
    <message>
        <source>Where this project stands, and what comes next.</source>
        <translation>本项目的现状，以及接下来的步骤。</translation>
    </message>
    <message>
        <source>Real training images</source>
        <translation>真实训练图像</translation>
    </message>
    <message>
        <source>Still to make</source>
        <translation>仍待生成</translation>
    </message>
    <message>
        <source>Accepted pictures</source>
        <translation>已接受的图像</translation>
    </message>
    <message>
        <source>Classifiers trained</source>
        <translation>已训练的分类器</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>Training images per class</source>
        <translation>每个类别的训练图像数</translation>
    </message>
    <message>
        <source>in %1 classes; %2 for validation, %3 for test</source>
        <translation>分属 %1 个类别；%2 张用于验证，%3 张用于测试</translation>
    </message>
    <message>
        <source>no class has a target yet</source>
        <translation>还没有任何类别设定目标</translation>
    </message>
    <message>
        <source>%1 classes are to be filled</source>
        <translation>有 %1 个类别要补足</translation>
    </message>
    <message>
        <source>of %1 drawn; %2 rejected, %3 to judge</source>
        <translation>已生成 %1 张；%2 张已拒绝，%3 张待判定</translation>
    </message>
    <message>
        <source>not exported yet</source>
        <translation>尚未导出</translation>
    </message>
    <message>
        <source>exported once</source>
        <translation>已导出一次</translation>
    </message>
    <message>
        <source>exported %1 times</source>
        <translation>已导出 %1 次</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>概览</translation>
    </message>
    <message>
        <source>Running now</source>
        <translation>正在运行</translation>
    </message>
    <message>
        <source>Watch it</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1:%2</translation>
    </message>
</context>
<context>
    <name>tw::ui::Page</name>
    <message>
        <source>This project is open for reading only, so nothing can be changed in it.</source>
        <translation>本项目以只读方式打开，因此无法更改其中的任何内容。</translation>
    </message>
    <message>
        <source>Help on this page</source>
        <translation>本页的帮助</translation>
    </message>
</context>
<context>
    <name>tw::ui::PictureModel</name>
    <message>
        <source>generated picture %1</source>
        <translation>生成图像 %1</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>rejected: %1</source>
        <translation>已拒绝：%1</translation>
    </message>
    <message>
        <source>to judge</source>
        <translation>待判定</translation>
    </message>
</context>
<context>
    <name>tw::ui::PictureView</name>
    <message>
        <source>Picture</source>
        <translation>图像</translation>
    </message>
</context>
<context>
    <name>tw::ui::PlanModel</name>
    <message>
        <source>head (many)</source>
        <translation>头部（多样本）</translation>
    </message>
    <message>
        <source>medium</source>
        <translation>中部（中样本）</translation>
    </message>
    <message>
        <source>tail (few)</source>
        <translation>尾部（少样本）</translation>
    </message>
    <message>
        <source>not filled</source>
        <translation>不补足</translation>
    </message>
    <message>
        <source>Double-click to set how many training images this class shall have; 0: not filled.</source>
        <translation>双击可设定此类别应有多少张训练图像；0：不补足。</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>分组</translation>
    </message>
    <message>
        <source>Real</source>
        <translation>真实</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>To judge</source>
        <translation>待判定</translation>
    </message>
    <message>
        <source>Target</source>
        <translation>目标</translation>
    </message>
    <message>
        <source>To make</source>
        <translation>待生成</translation>
    </message>
</context>
<context>
    <name>tw::ui::PlanPage</name>
    <message>
        <source>Training images per class</source>
        <translation>每个类别的训练图像数</translation>
    </message>
    <message>
        <source>Logarithmic</source>
        <translation>对数刻度</translation>
    </message>
    <message>
        <source>Sort by count</source>
        <translation>按数量排序</translation>
    </message>
    <message>
        <source>Tail plan</source>
        <translation>尾部计划</translation>
    </message>
    <message>
        <source>Fill the tail</source>
        <translation>补足尾部</translation>
    </message>
    <message>
        <source>Set targets</source>
        <translation>设定目标</translation>
    </message>
    <message>
        <source>Limits of head and tail</source>
        <translation>头部与尾部的界限</translation>
    </message>
    <message>
        <source>Head from</source>
        <translation>头部起点</translation>
    </message>
    <message>
        <source>Tail up to</source>
        <translation>尾部上限</translation>
    </message>
    <message>
        <source>Nothing is to be made.</source>
        <translation>没有需要生成的图像。</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
    <message>
        <source>time not known until a first batch was drawn</source>
        <translation>生成首个批次之前无法估计时间</translation>
    </message>
    <message>
        <source>%1 images to make, %2, about %3 on disk (%4 free).</source>
        <translation>待生成 %1 张图像，%2，约占磁盘 %3（可用 %4）。</translation>
    </message>
    <message>
        <source>Every class with fewer than %1 images has this target now</source>
        <translation>图像少于 %1 张的每个类别现在都以此为目标</translation>
    </message>
    <message>
        <source>Images to make = target − real − accepted. Drag the dashed line to set targets; click a bar, or drag over several, to pick classes.</source>
        <translation>待生成数 = 目标 − 真实 − 已接受。拖动虚线可设定目标；点击一个柱条或拖过多个柱条可选取类别。</translation>
    </message>
    <message>
        <source>Find a class</source>
        <translation>查找类别</translation>
    </message>
    <message>
        <source>Show all classes</source>
        <translation>显示所有类别</translation>
    </message>
    <message>
        <source>Gives every class with fewer real images this target; with picked classes, only them.</source>
        <translation>为真实图像较少的每个类别设定此目标；若已选取类别，则仅限这些类别。</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Whole chart</source>
        <translation>整个图表</translation>
    </message>
    <message>
        <source>%1 images to make</source>
        <translation>待生成 %1 张图像</translation>
    </message>
    <message>
        <source>Wheel: nearer or farther.  Shift and wheel: along.  The same click again shows all classes.</source>
        <translation>滚轮：缩放。  Shift 加滚轮：平移。  再次点击同一处会重新显示所有类别。</translation>
    </message>
    <message>
        <source>No class is called “%1”.</source>
        <translation>没有名为“%1”的类别。</translation>
    </message>
    <message>
        <source>Target changed</source>
        <translation>目标已更改</translation>
    </message>
    <message>
        <source>Head from %1, tail up to %2 images</source>
        <translation>头部从 %1 张起，尾部至多 %2 张图像</translation>
    </message>
    <message>
        <source>Images, at least</source>
        <translation>图像数，至少</translation>
    </message>
    <message>
        <source>Set for %1 picked</source>
        <translation>用于所选的 %1 个</translation>
    </message>
    <message>
        <source>%1 picked: %2 real, %3 accepted, %4 to make</source>
        <translation>已选 %1 个：真实 %2，已接受 %3，待生成 %4</translation>
    </message>
    <message>
        <source>Target %1 for %2 picked</source>
        <translation>为所选的 %2 个设目标 %1</translation>
    </message>
</context>
<context>
    <name>tw::ui::ProgressModel</name>
    <message>
        <source>%1 of %2 (%3 real, %4 accepted)</source>
        <translation>%1 / %2（真实 %3，已接受 %4）</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Towards the target</source>
        <translation>目标进度</translation>
    </message>
    <message>
        <source>To make</source>
        <translation>待生成</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>排队中</translation>
    </message>
    <message>
        <source>To judge</source>
        <translation>待判定</translation>
    </message>
</context>
<context>
    <name>tw::ui::ProjectNotices</name>
    <message numerus="yes">
        <source>The imported folders changed outside: %n files differ.</source>
        <translation>
            <numerusform>已导入的文件夹在外部发生了更改：%n 个文件不同。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the changes</source>
        <translation>显示更改</translation>
    </message>
    <message>
        <source>The project&apos;s folder %1 is not there any more.</source>
        <translation>项目文件夹 %1 已不存在。</translation>
    </message>
    <message numerus="yes">
        <source>%n verdicts are kept in memory and will be written: keep this window open.</source>
        <translation>
            <numerusform>%n 个判定保存在内存中，稍后会写入：请不要关闭此窗口。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing is lost: bring it back, then retry.</source>
        <translation>没有任何内容丢失：请让它恢复可用，然后重试。</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>重试</translation>
    </message>
    <message numerus="yes">
        <source>The project is back; %n verdicts were written</source>
        <translation>
            <numerusform>项目已恢复可用；%n 个判定已写入</numerusform>
        </translation>
    </message>
    <message>
        <source>The project is back</source>
        <translation>项目已恢复可用</translation>
    </message>
    <message>
        <source>This project lies on a network disk (%1). A broken connection can damage its database: a copy on a disk of this machine is safer.</source>
        <translation>本项目位于网络磁盘（%1）上。连接中断可能损坏其数据库：放在本机磁盘上的副本更安全。</translation>
    </message>
</context>
<context>
    <name>tw::ui::ProjectSession</name>
    <message>
        <source>This project is open for reading only, so nothing can be changed in it.</source>
        <translation>本项目以只读方式打开，因此无法更改其中的任何内容。</translation>
    </message>
    <message>
        <source>“%1” is still running; it must end or be stopped first.</source>
        <translation>“%1”仍在运行；必须先等它结束或将其停止。</translation>
    </message>
    <message>
        <source>“%1” must end first</source>
        <translation>“%1”必须先结束</translation>
    </message>
</context>
<context>
    <name>tw::ui::QueueModel</name>
    <message>
        <source>waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>drawing</source>
        <translation>生成中</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>held back</source>
        <translation>暂缓</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>已取消</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>生成轮次</translation>
    </message>
    <message>
        <source>Images</source>
        <translation>图像</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
</context>
<context>
    <name>tw::ui::RecentList</name>
    <message>
        <source>Recent projects</source>
        <translation>最近的项目</translation>
    </message>
    <message>
        <source>not there just now</source>
        <translation>暂时不可用</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>取消固定</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>固定</translation>
    </message>
    <message>
        <source>Unpin %1</source>
        <translation>取消固定 %1</translation>
    </message>
    <message>
        <source>Pin %1 to the top</source>
        <translation>将 %1 固定到顶部</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Take %1 off this list</source>
        <translation>将 %1 从此列表中移除</translation>
    </message>
    <message>
        <source>Takes it off this list. The project itself stays where it is.</source>
        <translation>从此列表中移除。项目本身留在原处。</translation>
    </message>
</context>
<context>
    <name>tw::ui::RejectReasons</name>
    <message>
        <source>Why pictures were rejected</source>
        <translation>图像被拒绝的原因</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Nothing is rejected yet.</source>
        <translation>尚无被拒绝的图像。</translation>
    </message>
</context>
<context>
    <name>tw::ui::ResultChart</name>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Accuracy of each arm</source>
        <translation>各实验组的准确率</translation>
    </message>
    <message>
        <source>test accuracy, %</source>
        <translation>测试准确率，%</translation>
    </message>
</context>
<context>
    <name>tw::ui::ReviewPage</name>
    <message>
        <source>all classes</source>
        <translation>所有类别</translation>
    </message>
    <message>
        <source>Reading the picture…</source>
        <translation>正在读取图像…</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>已拒绝</translation>
    </message>
    <message>
        <source>rejected: %1</source>
        <translation>已拒绝：%1</translation>
    </message>
    <message>
        <source>%1 accepted, %2 rejected, %3 to judge</source>
        <translation>%1 张已接受，%2 张已拒绝，%3 张待判定</translation>
    </message>
    <message>
        <source>%1 real + %2 accepted of %3</source>
        <translation>真实 %1 + 已接受 %2，目标 %3</translation>
    </message>
    <message>
        <source>%1 rejected, %2 to judge</source>
        <translation>%1 张已拒绝，%2 张待判定</translation>
    </message>
    <message>
        <source>0 left here.</source>
        <translation>此处还剩 0 张。</translation>
    </message>
    <message>
        <source>0 left in “%1”.</source>
        <translation>“%1”中还剩 0 张。</translation>
    </message>
    <message>
        <source>No class has pictures left to judge</source>
        <translation>没有类别还有待判定的图像</translation>
    </message>
    <message>
        <source>Review</source>
        <translation>评审</translation>
    </message>
    <message>
        <source>Pictures in this list</source>
        <translation>此列表中的图像</translation>
    </message>
    <message>
        <source>Class</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Verdict</source>
        <translation>判定</translation>
    </message>
    <message>
        <source>to judge</source>
        <translation>待判定</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>oldest first</source>
        <translation>最早的在前</translation>
    </message>
    <message>
        <source>by margin</source>
        <translation>按间隔</translation>
    </message>
    <message>
        <source>by novelty</source>
        <translation>按新颖度</translation>
    </message>
    <message>
        <source>Progress to the target</source>
        <translation>目标进度</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Nearest real picture</source>
        <translation>最近的真实图像</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>全部显示</translation>
    </message>
    <message>
        <source>Next class</source>
        <translation>下一个类别</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>Wrong class</source>
        <translation>类别错误</translation>
    </message>
    <message>
        <source>Artefact</source>
        <translation>伪影</translation>
    </message>
    <message>
        <source>Too like real</source>
        <translation>过于相似</translation>
    </message>
    <message>
        <source>Off style</source>
        <translation>风格不符</translation>
    </message>
    <message>
        <source>Clear verdict</source>
        <translation>清除判定</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一张</translation>
    </message>
    <message>
        <source>Previous</source>
        <translation>上一张</translation>
    </message>
    <message>
        <source>Compare with the nearest real picture</source>
        <translation>与最近的真实图像比较</translation>
    </message>
    <message>
        <source>Full size</source>
        <translation>原始大小</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>There is no real picture of this class.</source>
        <translation>此类别没有真实图像。</translation>
    </message>
    <message>
        <source>The verdicts before are still being written</source>
        <translation>之前的判定仍在写入</translation>
    </message>
    <message>
        <source>%1: writing %2 verdicts…</source>
        <translation>%1：正在写入 %2 个判定…</translation>
    </message>
    <message>
        <source>%1: %2 pictures</source>
        <translation>%1：%2 张图像</translation>
    </message>
    <message>
        <source>%1 accepted by the threshold</source>
        <translation>按阈值接受了 %1 张</translation>
    </message>
    <message>
        <source>%1 rejected by the threshold</source>
        <translation>按阈值拒绝了 %1 张</translation>
    </message>
    <message>
        <source>%1 selected: all that the filter shows</source>
        <translation>已选中 %1 张：筛选条件显示的全部图像</translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>已选中 %1 张</translation>
    </message>
    <message>
        <source>unsure first</source>
        <translation>不确定的在前</translation>
    </message>
    <message>
        <source>By sample…</source>
        <translation>按抽样…</translation>
    </message>
    <message>
        <source>Judge a few at random and decide on the rest</source>
        <translation>随机判定几张，据此决定其余图像</translation>
    </message>
    <message>
        <source>One</source>
        <translation>单张</translation>
    </message>
    <message>
        <source>Grid</source>
        <translation>网格</translation>
    </message>
    <message>
        <source>One picture at a time</source>
        <translation>一次显示一张图像</translation>
    </message>
    <message>
        <source>Many pictures in a grid</source>
        <translation>以网格显示多张图像</translation>
    </message>
    <message>
        <source>Pictures in this list, as a grid</source>
        <translation>此列表中的图像（网格）</translation>
    </message>
    <message>
        <source>Why pictures were rejected</source>
        <translation>图像被拒绝的原因</translation>
    </message>
    <message>
        <source>Grid or one picture</source>
        <translation>网格或单张图像</translation>
    </message>
    <message>
        <source>Select all that the filter shows</source>
        <translation>选中筛选条件显示的全部图像</translation>
    </message>
    <message>
        <source>Clear the selection</source>
        <translation>清除选中</translation>
    </message>
    <message>
        <source>Suggestions from your own verdicts</source>
        <translation>根据您自己的判定给出的建议</translation>
    </message>
    <message>
        <source>Judge by a random sample</source>
        <translation>按随机抽样判定</translation>
    </message>
</context>
<context>
    <name>tw::ui::ReviewSide</name>
    <message>
        <source>Suggestion:</source>
        <translation>建议：</translation>
    </message>
    <message>
        <source>What your own verdicts say about this picture. It never judges by itself.</source>
        <translation>您自己的判定对这张图像意味着什么。它绝不会自行判定。</translation>
    </message>
    <message>
        <source>Suggestions from your own verdicts</source>
        <translation>根据您自己的判定给出的建议</translation>
    </message>
    <message>
        <source>Beside it</source>
        <translation>对照</translation>
    </message>
    <message>
        <source>Source and nearest real pictures, with pixel distance</source>
        <translation>源图像和最近的真实图像，附像素距离</translation>
    </message>
    <message>
        <source>not yet</source>
        <translation>尚无</translation>
    </message>
    <message>
        <source>It begins when you have judged a dozen, some of each kind.</source>
        <translation>等您判定了十几张、且接受与拒绝都有一些之后才会开始。</translation>
    </message>
    <message numerus="yes">
        <source>learnt from %n verdicts of yours</source>
        <translation>
            <numerusform>从您的 %n 个判定中学得</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing is known of this one</source>
        <translation>对这张图像一无所知</translation>
    </message>
    <message>
        <source>likely accept (%1 %)</source>
        <translation>很可能接受（%1 %）</translation>
    </message>
    <message>
        <source>likely reject (%1 % accept)</source>
        <translation>很可能拒绝（接受 %1 %）</translation>
    </message>
    <message>
        <source>unsure (%1 % accept)</source>
        <translation>不确定（接受 %1 %）</translation>
    </message>
    <message>
        <source>source</source>
        <translation>源图像</translation>
    </message>
    <message>
        <source>Not scored yet; the filter page does it.</source>
        <translation>尚未评分；可在筛选页面进行。</translation>
    </message>
    <message>
        <source>below %1</source>
        <translation>低于 %1</translation>
    </message>
    <message>
        <source>above %1</source>
        <translation>高于 %1</translation>
    </message>
    <message>
        <source>&lt;b&gt;seed&lt;/b&gt; %1</source>
        <translation>&lt;b&gt;随机种子&lt;/b&gt; %1</translation>
    </message>
    <message>
        <source>&lt;b&gt;judged by&lt;/b&gt; you</source>
        <translation>&lt;b&gt;判定者&lt;/b&gt; 您</translation>
    </message>
    <message>
        <source>&lt;b&gt;judged by&lt;/b&gt; a threshold</source>
        <translation>&lt;b&gt;判定者&lt;/b&gt; 阈值</translation>
    </message>
    <message>
        <source>&lt;b&gt;judged by&lt;/b&gt; a sample: %1 of %2 good</source>
        <translation>&lt;b&gt;判定者&lt;/b&gt; 抽样：%2 张中有 %1 张合格</translation>
    </message>
</context>
<context>
    <name>tw::ui::SampleBar</name>
    <message>
        <source>How exact the share of good ones in the rest is to be known</source>
        <translation>希望以多高的精度得知其余图像中合格图像的比例</translation>
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
        <translation>要判定的图像数</translation>
    </message>
    <message>
        <source>Draw them</source>
        <translation>抽取</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Go on by hand</source>
        <translation>继续手动判定</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Judge a random sample of the %1 that wait in %2; the share of good ones in the rest is then known within:</source>
        <translation>从 %2 中等待判定的 %1 张里随机抽样判定；由此得知其余图像中合格图像的比例，精度在以下范围内：</translation>
    </message>
    <message>
        <source>Random sample: %1 of %2 judged, %3 good.</source>
        <translation>随机抽样：已判定 %1 / %2，%3 张合格。</translation>
    </message>
    <message>
        <source>%1 of %2 are good; nothing else waits.</source>
        <translation>%2 张中有 %1 张合格；没有其他等待判定的图像。</translation>
    </message>
    <message>
        <source>%1 of %2 are good. Of the other %3, between %4 % and %5 % are good (95 % sure).</source>
        <translation>%2 张中有 %1 张合格。其余 %3 张中，合格的占 %4 % 到 %5 %（95 % 置信度）。</translation>
    </message>
    <message>
        <source>Accept the other %1</source>
        <translation>接受其余 %1 张</translation>
    </message>
    <message>
        <source>Reject the other %1</source>
        <translation>拒绝其余 %1 张</translation>
    </message>
    <message>
        <source>%1 accepted by the sample</source>
        <translation>按抽样接受了 %1 张</translation>
    </message>
    <message>
        <source>%1 rejected by the sample</source>
        <translation>按抽样拒绝了 %1 张</translation>
    </message>
</context>
<context>
    <name>tw::ui::SamplingForm</name>
    <message>
        <source>the model&apos;s own</source>
        <translation>模型自带</translation>
    </message>
    <message>
        <source>Scheduler</source>
        <translation>调度器</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Guidance rule</source>
        <translation>引导规则</translation>
    </message>
    <message>
        <source>Guidance scale</source>
        <translation>引导强度</translation>
    </message>
    <message>
        <source>Negative scale</source>
        <translation>负向引导强度</translation>
    </message>
    <message>
        <source>Contrast tau</source>
        <translation>对比引导 tau</translation>
    </message>
    <message>
        <source>CADS scale (0: off)</source>
        <translation>CADS 强度（0：关闭）</translation>
    </message>
    <message>
        <source>Strength</source>
        <translation>去噪强度</translation>
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
        <translation>CFG 重缩放（0：关闭）</translation>
    </message>
    <message>
        <source>CADS clock</source>
        <translation>CADS 时钟</translation>
    </message>
    <message>
        <source>of the schedule</source>
        <translation>按调度计划</translation>
    </message>
    <message>
        <source>of the executed steps</source>
        <translation>按实际执行的步</translation>
    </message>
    <message>
        <source>CADS does nothing here: with strength %1 drawing begins where it has ended, at tau 1 = %2. Raise the strength above it, or take the clock of the executed steps.</source>
        <translation>CADS 在此不起作用：去噪强度为 %1 时，生成从 CADS 已结束之处（tau 1 = %2）开始。请把去噪强度提高到该值以上，或改用按实际执行步的时钟。</translation>
    </message>
</context>
<context>
    <name>tw::ui::ScoreHistogram</name>
    <message>
        <source>Scores with threshold</source>
        <translation>分数与阈值</translation>
    </message>
    <message>
        <source>Drag the line, or press the left and right arrow keys, to move the threshold.</source>
        <translation>拖动线条，或按左右方向键，可移动阈值。</translation>
    </message>
    <message>
        <source>generated</source>
        <translation>生成</translation>
    </message>
    <message>
        <source>real training images</source>
        <translation>真实训练图像</translation>
    </message>
    <message>
        <source>share, %</source>
        <translation>占比，%</translation>
    </message>
</context>
<context>
    <name>tw::ui::SettingsDialog</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>按键</translation>
    </message>
    <message>
        <source>Pictures and speed</source>
        <translation>图像与速度</translation>
    </message>
    <message>
        <source>as the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Language, numbers and dates</source>
        <translation>语言、数字与日期</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Size of everything</source>
        <translation>整体大小</translation>
    </message>
    <message>
        <source>Colours change at once; language and size at the next start.</source>
        <translation>颜色立即生效；语言和大小在下次启动时生效。</translation>
    </message>
    <message>
        <source> MB</source>
        <translation> MB</translation>
    </message>
    <message>
        <source>Thumbnails kept on disk, at most</source>
        <translation>磁盘上缩略图的上限</translation>
    </message>
    <message>
        <source>one a core (%1)</source>
        <translation>每个核心一个（%1）</translation>
    </message>
    <message>
        <source>Threads that read pictures</source>
        <translation>读取图像的线程数</translation>
    </message>
    <message>
        <source>Both hold from the next project that is opened. Thumbnails can be made again at any time; nothing of your work is among them.</source>
        <translation>两项都从下一个打开的项目起生效。缩略图随时可以重新生成；其中不含您的任何工作成果。</translation>
    </message>
</context>
<context>
    <name>tw::ui::ShortcutsSheet</name>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Search the shortcuts</source>
        <translation>搜索快捷键</translation>
    </message>
    <message>
        <source>Search a command or a key</source>
        <translation>搜索命令或按键</translation>
    </message>
    <message>
        <source>Change keys…</source>
        <translation>更改按键…</translation>
    </message>
    <message>
        <source>No command and no key has these letters.</source>
        <translation>没有含这些字的命令或按键。</translation>
    </message>
</context>
<context>
    <name>tw::ui::StageHint</name>
    <message>
        <source>What is missing</source>
        <translation>缺少什么</translation>
    </message>
</context>
<context>
    <name>tw::ui::StageRail</name>
    <message>
        <source>Steps</source>
        <translation>步骤</translation>
    </message>
</context>
<context>
    <name>tw::ui::StorageCard</name>
    <message>
        <source>On disk</source>
        <translation>磁盘占用</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>移到回收站</translation>
    </message>
    <message>
        <source>Restore all</source>
        <translation>全部恢复</translation>
    </message>
    <message>
        <source>Empty…</source>
        <translation>清空…</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Clear the cache</source>
        <translation>清除缓存</translation>
    </message>
    <message>
        <source>Thumbnails and embeddings are made again when they are needed. Nothing of your work is in the cache.</source>
        <translation>缩略图和嵌入会在需要时重新生成。缓存中不含您的任何工作成果。</translation>
    </message>
    <message numerus="yes">
        <source>%n rejected pictures</source>
        <translation>
            <numerusform>%n 张已拒绝的图像</numerusform>
        </translation>
    </message>
    <message>
        <source>The trash is empty</source>
        <translation>回收站为空</translation>
    </message>
    <message numerus="yes">
        <source>%n pictures in the trash, %1</source>
        <translation>
            <numerusform>回收站中有 %n 张图像，%1</numerusform>
        </translation>
    </message>
    <message>
        <source>Database %1 · generated pictures %2 · backups %3. Free on this disk: %4</source>
        <translation>数据库 %1 · 生成图像 %2 · 备份 %3。此磁盘可用空间：%4</translation>
    </message>
    <message>
        <source>Cache of thumbnails and embeddings: %1; thumbnails take at most %2</source>
        <translation>缩略图和嵌入的缓存：%1；缩略图最多占用 %2</translation>
    </message>
    <message>
        <source>Moving rejected pictures to the trash</source>
        <translation>将已拒绝的图像移到回收站</translation>
    </message>
    <message>
        <source>Restoring the trash</source>
        <translation>恢复回收站中的图像</translation>
    </message>
    <message numerus="yes">
        <source>Delete %n pictures in the trash for good? Their verdicts and seeds stay.</source>
        <translation>
            <numerusform>要永久删除回收站中的 %n 张图像吗？它们的判定和随机种子会保留。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Delete %n pictures</source>
        <translation>
            <numerusform>删除 %n 张图像</numerusform>
        </translation>
    </message>
    <message>
        <source>Emptying the trash</source>
        <translation>清空回收站</translation>
    </message>
    <message>
        <source>The cache was cleared</source>
        <translation>缓存已清除</translation>
    </message>
</context>
<context>
    <name>tw::ui::SweepChart</name>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Accuracy by generated images for each real one</source>
        <translation>准确率与每张真实图像对应的生成图像数</translation>
    </message>
    <message>
        <source>generated images for each real one</source>
        <translation>每张真实图像对应的生成图像数</translation>
    </message>
    <message>
        <source>validation accuracy, %</source>
        <translation>验证准确率，%</translation>
    </message>
    <message>
        <source> more still helped </source>
        <translation> 再增加仍有帮助 </translation>
    </message>
    <message>
        <source> more is not shown to help </source>
        <translation> 未显示再增加会有帮助 </translation>
    </message>
</context>
<context>
    <name>tw::ui::ThresholdPanel</name>
    <message>
        <source>margin</source>
        <translation>间隔</translation>
    </message>
    <message>
        <source>likeness to the real</source>
        <translation>与真实图像的相似度</translation>
    </message>
    <message>
        <source>distance to the real</source>
        <translation>与真实图像的距离</translation>
    </message>
    <message>
        <source>contrast</source>
        <translation>对比度</translation>
    </message>
    <message>
        <source>roughness</source>
        <translation>粗糙度</translation>
    </message>
    <message>
        <source>Scores</source>
        <translation>分数</translation>
    </message>
    <message>
        <source>Score that is shown</source>
        <translation>显示的分数</translation>
    </message>
    <message>
        <source>Accept %1 above</source>
        <translation>接受高于阈值的 %1 张</translation>
    </message>
    <message>
        <source>Accept %1 below</source>
        <translation>接受低于阈值的 %1 张</translation>
    </message>
    <message>
        <source>Reject %1 below</source>
        <translation>拒绝低于阈值的 %1 张</translation>
    </message>
    <message>
        <source>Reject %1 above</source>
        <translation>拒绝高于阈值的 %1 张</translation>
    </message>
    <message>
        <source>Of those to judge in this class, by this score; one step to undo.</source>
        <translation>针对此类别中待判定的图像，按此分数；可一步撤销。</translation>
    </message>
</context>
<context>
    <name>tw::ui::Tour</name>
    <message>
        <source>Tour</source>
        <translation>导览</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>tw::ui::TrainingPage</name>
    <message>
        <source>%1: %2 points against real only; one seed tells nothing about chance.</source>
        <translation>%1：与仅真实图像相比 %2 个百分点；只有一个随机种子，无法判断是否出于偶然。</translation>
    </message>
    <message>
        <source>%1: %2 points %3 than real only, within the uncertainty of %4 seeds.</source>
        <translation>%1：比仅真实图像%3 %2 个百分点，在 %4 个随机种子的不确定范围之内。</translation>
    </message>
    <message>
        <source>better</source>
        <translation>高</translation>
    </message>
    <message>
        <source>worse</source>
        <translation>低</translation>
    </message>
    <message>
        <source>%1: %2 points better than real only.</source>
        <translation>%1：比仅真实图像高 %2 个百分点。</translation>
    </message>
    <message>
        <source>%1: %2 points worse than real only.</source>
        <translation>%1：比仅真实图像低 %2 个百分点。</translation>
    </message>
    <message>
        <source>Same real split, same number of optimiser steps for every arm; the best state is chosen on validation, and the test images are read once.</source>
        <translation>每个实验组都用相同的真实划分和相同的优化器步数；最佳状态在验证集上选定，测试图像只读取一次。</translation>
    </message>
    <message>
        <source>Train</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Arms</source>
        <translation>实验组</translation>
    </message>
    <message>
        <source>Arms to train</source>
        <translation>要训练的实验组</translation>
    </message>
    <message>
        <source>Seeds</source>
        <translation>随机种子</translation>
    </message>
    <message>
        <source>Steps</source>
        <translation>步数</translation>
    </message>
    <message>
        <source>Batch</source>
        <translation>批大小</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
    <message>
        <source>Tick at least one arm to train.</source>
        <translation>请至少勾选一个要训练的实验组。</translation>
    </message>
    <message>
        <source>Training classifiers</source>
        <translation>训练分类器</translation>
    </message>
    <message>
        <source>Nothing has been trained yet.</source>
        <translation>还没有进行过训练。</translation>
    </message>
    <message>
        <source>Training</source>
        <translation>训练</translation>
    </message>
    <message>
        <source>Accuracy</source>
        <translation>准确率</translation>
    </message>
    <message>
        <source>While it trains</source>
        <translation>训练过程</translation>
    </message>
    <message>
        <source>Per class</source>
        <translation>按类别</translation>
    </message>
    <message>
        <source>Confusion</source>
        <translation>混淆</translation>
    </message>
    <message>
        <source>Of the arm that is picked in the table, beside real images only</source>
        <translation>表中所选实验组,与仅用真实图像相比</translation>
    </message>
    <message>
        <source>How it was measured</source>
        <translation>测量方法</translation>
    </message>
    <message>
        <source>%1, seed %2</source>
        <translation>%1,随机种子 %2</translation>
    </message>
</context>
<context>
    <name>tw::ui::ValidationCard</name>
    <message>
        <source>Confused in validation</source>
        <translation>验证集上的混淆</translation>
    </message>
    <message>
        <source>Confusion matrix on validation</source>
        <translation>验证集上的混淆矩阵</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n training(s); percent of each row</source>
        <translation>
            <numerusform>%1,%n 次训练;各行的百分比</numerusform>
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
        <translation>用图像补足长尾图像数据集的尾部：由扩散模型生成，由您判定，由分类器验证。</translation>
    </message>
    <message>
        <source>New project…</source>
        <translation>新建项目…</translation>
    </message>
    <message>
        <source>Open project…</source>
        <translation>打开项目…</translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation>试用演示</translation>
    </message>
    <message>
        <source>Runs the whole flow on Fashion-MNIST with the built-in miniature model; takes about ten minutes.</source>
        <translation>用内置的微型模型在 Fashion-MNIST 上走完整个流程；大约需要十分钟。</translation>
    </message>
    <message>
        <source>The demo needs nothing: it draws, filters and proves on a long-tailed Fashion-MNIST in about ten minutes. A folder of pictures, or a project, can be dropped here.</source>
        <translation>演示无需准备:在长尾 Fashion-MNIST 上约十分钟完成生成、筛选和验证。可以把图像文件夹或项目拖放到这里。</translation>
    </message>
</context>
</TS>
