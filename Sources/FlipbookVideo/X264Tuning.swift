/// What libx264 is told where the user names no preset: settings made for plots.
///
/// A plot stands still but for a few sharp strokes on flat ground. So these settings look ahead not at all (macroblock
/// tree, placing of B-frames), search little, and put the bits where the strokes are: adaptive quantisation, which
/// takes them from there, is off, and so is deblocking, which softens them. First frames are better and B-frames worse
/// than usual, as what stands still is copied from the former, and nothing from most of the latter. All that makes a
/// CRF mean more quality, so the number is ``qualityShift`` higher: as much as the wave, the panels and the dashboard
/// allow.
///
/// Measured by `Benchmarks encoders` with ffmpeg 5.1.9 and x264 164 at quality 20, 4:2:0: CPU ms a frame (ffmpeg alone,
/// medians of three on two busy cores), KB a frame, and the PSNR of luma in dB.
///
///     frames                  ultrafast         superfast         these             veryfast          medium
///     wave, 640x480           1.3   4.3 56.9    1.8   1.1 52.7    1.3   .48 49.2    2.6   .71 49.0    4.5    .6 50.2
///     panels, 2000x400        4.3  21.9 50.7    7.4  11.1 47.5    5.7   5.6 44.6   10.3   5.8 44.5   21.3   5.8 45.9
///     dashboard, 2400x1800   21.0 132.9 50.1   51.3  72.6 47.5   31.8  40.7 44.3   53.8  39.0 44.4  105.3  39.5 45.6
///     heat map                3.3   8.5 49.6    4.5   3.9 50.4    3.1   1.4 45.2    6.3   2.5 47.8   13.1   2.0 48.8
///     noise                   4.0  44.0 38.7    8.3  31.9 38.0    8.3  24.6 34.9   12.3  30.1 38.1   30.2  31.6 39.2
///     surface                 2.7  14.4 48.1    3.6   8.5 46.0    3.1   3.2 41.7    4.5   3.7 43.0    8.5   3.8 44.2
///
/// So line plots take 50 to 55% of `veryfast`'s time at no more bytes and no less quality; the dashboard 59%, with 4%
/// more bytes. Where every pixel changes the same number means smaller files and 1 to 3 dB less; noise and the surface
/// take two thirds of the time. One step from here: subme 2 (at a CRF of 26) gives the panels .6 dB for 5% more time,
/// the wave .3 dB for a quarter more; without partitions of 8x8 in I- and B-frames the panels take 16% less time and 7%
/// more bytes; trellis gives them .4 dB, and takes up to a third more time elsewhere; with deblocking they are 11%
/// larger. A macroblock tree, adaptive quantisation and a `qcomp` of 1 need so much lower CRFs that line plots get
/// larger; at .6, noise loses another 2 dB. A constant QP (tried beside the search) spares one more pass, but the
/// motion that this pass finds is missed: the wave is twice as large.
///
/// 4:4:4, which keeps the colour of every pixel and which many players refuse, takes 1.4 to 1.9 times the time on line
/// plots, reading twice the samples included, and no more bytes (dashboard 3% more, noise 15%). The gain over
/// `veryfast` is much the same there: 66% of its time on the wave, 57% on the panels, 59% on the dashboard, with files
/// 4 and 9% larger on the last two. Halving the colours alone, before any encoder, limits their PSNR to 45 to 46 dB on
/// the wave, 39 to 43 on the panels and 32 to 34 on noise.
///
/// NVENC is not tuned: no machine that has one was there to measure.
package enum X264Tuning {
    /// What is added to the CRF for the quality that the same number has with the presets.
    package static let qualityShift = 7

    /// Where the parameters start from.
    package static let preset = "veryfast"

    /// What differs from the preset, in x264's own words.
    package static let parameters = [
        "mbtree=0", "aq-mode=0", "b-adapt=0", "scenecut=0", "weightp=0", "rc-lookahead=0", "qcomp=0.8", "ipratio=2",
        "pbratio=1.6", "direct=temporal", "me=dia", "subme=1", "no-deblock=1",
    ]

    static func arguments(quality: Int) -> [String] {
        ["-preset", preset, "-x264-params", parameters.joined(separator: ":")]
            + ["-crf", "\(min(quality + qualityShift, 51))"]
    }
}
