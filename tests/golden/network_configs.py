"""The tiny random configurations that networks and samplers are compared on. Each shows something that the others do not."""

SD_SCHEDULER = dict(beta_schedule="scaled_linear", beta_start=0.00085, beta_end=0.012, num_train_timesteps=1000,
                    prediction_type="epsilon")
DOWN, CROSS_DOWN, UP, CROSS_UP = "DownBlock2D", "CrossAttnDownBlock2D", "UpBlock2D", "CrossAttnUpBlock2D"


def unet(channels, down, up, **options):
    return dict(block_out_channels=channels, down_block_types=down, up_block_types=up, norm_num_groups=4,
                cross_attention_dim=16, layers_per_block=1, sample_size=8) | options


def vae(channels=(8, 16), **options):
    count = len(channels)
    return dict(block_out_channels=channels, down_block_types=["DownEncoderBlock2D"] * count,
                up_block_types=["UpDecoderBlock2D"] * count, norm_num_groups=4, layers_per_block=1, latent_channels=4,
                sample_size=8 * 2 ** (count - 1)) | options


def text(**options):
    return dict(hidden_size=16, intermediate_size=32, num_hidden_layers=2, num_attention_heads=2,
                max_position_embeddings=77, hidden_act="quick_gelu") | options


# name: U-Net, VAE, text encoder, scheduler (class, config), latent size (H, W), and how the files are written.
PIPELINES = {
    # Stable Diffusion 1's own shape: convolutions around attention, one number of heads, PNDM.
    "conv_epsilon": dict(
        unet=unet([8, 16], [CROSS_DOWN, DOWN], [UP, CROSS_UP], attention_head_dim=2),
        vae=vae(), text=text(),
        scheduler=("PNDMScheduler", SD_SCHEDULER | dict(skip_prk_steps=True, set_alpha_to_one=False, steps_offset=1)),
        size=(8, 8), write=dict(old_attention_names=True, text_prefix=True)),
    # Stable Diffusion 2's: linear layers around attention, one number of heads a block, v_prediction, gelu, pad "!".
    "linear_v_prediction": dict(
        unet=unet([8, 16], [CROSS_DOWN, DOWN], [UP, CROSS_UP], attention_head_dim=[2, 4], use_linear_projection=True,
                  upcast_attention=True),
        vae=vae(), text=text(hidden_act="gelu"),
        scheduler=("DDIMScheduler", SD_SCHEDULER | dict(prediction_type="v_prediction", clip_sample=False,
                                                        set_alpha_to_one=False, steps_offset=1)),
        size=(8, 8), write=dict(pad_token="!")),
    "one_block": dict(
        unet=unet([8], [CROSS_DOWN], [CROSS_UP], attention_head_dim=4, layers_per_block=2),
        vae=vae([8]), text=text(),
        scheduler=("DDPMScheduler", SD_SCHEDULER | dict(clip_sample=False, steps_offset=1)),
        size=(6, 6), write=dict(tokenizer_json=True)),
    # Sizes that no power of two divides, lists of layers, the middle of the U-Net at 3 x 2.
    "three_blocks_odd_size": dict(
        unet=unet([8, 8, 8], [DOWN, CROSS_DOWN, CROSS_DOWN], [CROSS_UP, CROSS_UP, UP], attention_head_dim=[1, 2, 2],
                  layers_per_block=[1, 2, 1], transformer_layers_per_block=[1, 2, 1]),
        vae=vae([8, 8, 8]), text=text(num_hidden_layers=1),
        scheduler=("DPMSolverMultistepScheduler", SD_SCHEDULER | dict(algorithm_type="dpmsolver++", solver_order=2,
                                                                     steps_offset=1)),
        size=(9, 7), write=dict(variant="fp16")),
    "four_blocks": dict(
        unet=unet([8, 8, 8, 8], [CROSS_DOWN, CROSS_DOWN, CROSS_DOWN, DOWN], [UP, CROSS_UP, CROSS_UP, CROSS_UP],
                  attention_head_dim=2, layers_per_block=2, norm_num_groups=8),
        vae=vae([8, 8, 8]), text=text(),
        scheduler=("DDIMScheduler", SD_SCHEDULER | dict(clip_sample=False, set_alpha_to_one=False, steps_offset=1)),
        size=(8, 16), write=dict()),
    # Time embedding the other way round, deep transformers, one head as wide as the block.
    "deep_transformer": dict(
        unet=unet([8, 8], [CROSS_DOWN, CROSS_DOWN], [CROSS_UP, CROSS_UP], attention_head_dim=1,
                  transformer_layers_per_block=[2, 3], use_linear_projection=True, flip_sin_to_cos=False, freq_shift=1,
                  cross_attention_dim=24),
        vae=vae(scaling_factor=0.5, shift_factor=0.1), text=text(hidden_size=24, num_attention_heads=3),
        scheduler=("DDPMScheduler", dict(beta_schedule="linear", beta_start=0.0001, beta_end=0.02,
                                         num_train_timesteps=1000, prediction_type="epsilon", clip_sample=False,
                                         steps_offset=1)),
        size=(5, 8), write=dict(shards=True)),
    # As many heads as channels, centred input, a VAE without attention and without the two 1x1 convolutions.
    "narrow_heads": dict(
        unet=unet([8, 16], [DOWN, CROSS_DOWN], [CROSS_UP, UP], attention_head_dim=16, center_input_sample=True,
                  norm_eps=1e-6, in_channels=3, out_channels=3, mid_block_scale_factor=1.5, conv_in_kernel=5,
                  conv_out_kernel=1),
        vae=vae(latent_channels=3, use_quant_conv=False, use_post_quant_conv=False, mid_block_add_attention=False),
        text=text(), scheduler=("DDIMScheduler", SD_SCHEDULER | dict(clip_sample=False, set_alpha_to_one=False,
                                                                     steps_offset=1)),
        size=(8, 8), write=dict()),
    # Attention to the prompt only in one block, another activation, padding of one side, no attention in the middle.
    "only_cross_attention": dict(
        unet=unet([8, 16], [CROSS_DOWN, CROSS_DOWN], [CROSS_UP, CROSS_UP], attention_head_dim=2,
                  only_cross_attention=[True, False], act_fn="gelu", downsample_padding=0,
                  mid_block_type="UNetMidBlock2D"),
        vae=vae(), text=text(),
        scheduler=("PNDMScheduler", SD_SCHEDULER | dict(prediction_type="v_prediction", skip_prk_steps=True,
                                                        set_alpha_to_one=False, steps_offset=1)),
        size=(8, 8), write=dict()),
    "bfloat16_no_middle": dict(
        unet=unet([8, 16], [CROSS_DOWN, DOWN], [UP, CROSS_UP], attention_head_dim=4, mid_block_type=None,
                  use_linear_projection=True),
        vae=vae(layers_per_block=2), text=text(num_hidden_layers=3, num_attention_heads=4),
        scheduler=("DPMSolverMultistepScheduler", SD_SCHEDULER | dict(prediction_type="v_prediction",
                                                                     algorithm_type="dpmsolver++", solver_order=2,
                                                                     steps_offset=1)),
        size=(8, 4), write=dict(dtype="bfloat16")),
}

VISION = dict(hidden_size=16, intermediate_size=32, num_hidden_layers=2, num_attention_heads=2, image_size=16,
              patch_size=4, hidden_act="quick_gelu")
CLIPS = {
    "quick_gelu": dict(text=text(), vision=VISION, projection_dim=8),
    # eos_token_id 2 is what OpenAI's files say: the end of a text is then its largest id.
    "gelu_legacy_eos": dict(text=text(hidden_act="gelu") | dict(eos_token_id=2),
                            vision=VISION | dict(hidden_act="gelu", patch_size=8, num_attention_heads=4,
                                                 layer_norm_eps=1e-6), projection_dim=12),
}
