/// What libx264 is told where the user names no preset: settings made for plots.
///
/// A plot stands still but for a few sharp strokes on flat ground. So these settings search little and look ahead not
/// at all, and put the bits where the strokes are: adaptive quantisation, which takes them from there, is off. That
/// makes a CRF mean more quality, so the number is ``qualityShift`` higher for the same; it also spares the two
/// passes over every frame (macroblock tree, placing of B-frames) that cost `veryfast` half of its time.
///
/// Measured with x264 164 on matplotlib's frames at quality 20: CPU ms a frame (the least of three runs on two busy
/// cores), KB a frame, and the PSNR of luma in dB.
///
///     frames (640x480)           ultrafast         superfast         these             veryfast          slow
///     one curve                  0.7   4.5 57.2    1.8  0.9 52.7     1.7  0.7 52.8     3.7  0.5 49.2     6.3  0.5 51.0
///     curves, markers, text      0.9  13.6 48.2    2.8  7.9 45.8     2.0  5.1 42.1     4.6  4.0 42.4    12.6  3.4 44.2
///     translucent scatter        0.6  12.6 50.5    2.5  7.3 46.6     2.0  5.3 44.1     3.7  4.0 42.8    13.1  3.8 44.3
///     heat map                   1.3   4.3 50.3    3.3  2.8 49.8     2.5  1.9 49.5     5.0  1.7 47.6    12.7  1.6 49.1
///     noise                      1.9  18.0 43.7    4.7 11.3 45.0     3.7  7.9 44.3     9.1  8.8 44.4    31.7  8.4 45.4
///     nine panels, 2400x1800    28.0 106.2 50.7   84.0 64.5 48.5    50.1 51.2 45.8    94.4 38.1 45.5   210.7 32.6 46.5
///
/// So for half of `veryfast`'s time the files are a tenth smaller (noise) to four tenths larger (one curve), at equal
/// or better quality; `ultrafast` takes a third of the time, and two to nine times the bytes. Sub-pixel search at
/// level 2 instead of 1 pays: a fifth fewer bytes for a tenth more time. Not kept, as they changed little or cost
/// more than they gave: more B-frames, fewer partitions, no deblocking, CAVLC, a macroblock tree with a short
/// look-ahead.
enum X264Tuning {
    /// What is added to the CRF for the quality that the same number has with the presets.
    static let qualityShift = 4

    static func arguments(quality: Int) -> [String] {
        let parameters = ["b-adapt=0", "scenecut=0", "weightp=0", "aq-mode=0", "subme=2"]
        return ["-preset", "superfast", "-x264-params", parameters.joined(separator: ":")]
            + ["-crf", "\(min(quality + qualityShift, 51))"]
    }
}
