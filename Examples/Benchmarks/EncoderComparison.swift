import Foundation

/// How settings do on a clip beside `veryfast` at CRF 20.
///
/// The condition: no more bytes, no lower PSNR or SSIM and no more ghosts, with a tolerance of 2% of the bytes, of the
/// squared error (0.09 dB), of what SSIM lacks to 1, and of the ghosts. As ghosts are counted, 0.5 of 10 000 samples more (0.1
/// of the strong ones) are not told from none.
struct EncoderComparison {
    /// Processor time, times that of `veryfast`.
    let time: Double
    /// What breaks the condition.
    let faults: [String]
    /// The least CRF at which the bytes, and the highest at which the quality would do, by the slopes that these clips
    /// have about CRF 20: 9% of the bytes, 0.6 dB and 7% of what SSIM lacks for a step of one.
    let crfForBytes: Double
    let crfForQuality: Double
    /// The logarithm of how many times more ghosts there are than the condition allows, at least 0.
    let excess: Double

    init(_ new: EncoderResult, crf: Double, against old: EncoderResult) {
        time = new.seconds / old.seconds
        let size = Double(new.bytes) / Double(old.bytes)
        let (luma, chroma) = (new.luma - old.luma, new.chroma - old.chroma)
        let lack = (1 - new.similarity) / max(1 - old.similarity, 1e-6)
        var faults: [String] = []
        if size > 1.02 { faults.append("bytes") }
        if luma < -0.09 { faults.append("luma") }
        if chroma < -0.09 { faults.append("chroma") }
        if lack > 1.02 { faults.append("SSIM") }
        var excess = 0.0
        for (index, untold) in [0.5, 0.5, 0.1, 0.1].enumerated() {
            let allowed = 1.02 * old.ghosts.rates[index] + untold
            excess = max(excess, log((new.ghosts.rates[index] + untold) / (allowed + untold)))
        }
        self.excess = excess
        if excess > 0 { faults.append("ghosts") }
        self.faults = faults
        crfForBytes = crf + log(size / 1.02) / 0.086
        crfForQuality = crf + min((luma + 0.09) / 0.6, (chroma + 0.09) / 0.6, -log(lack / 1.02) / 0.07)
    }
}
