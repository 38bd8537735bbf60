import Foundation
import Testing

@testable import FlipbookPlot

/// Spectra of signals, as matplotlib finds them.
@Suite struct VocabularySpectraTests {
    struct Family: Decodable {
        var signals: [[Double]]
        var psd: [Density]
        var csd: [Cross]
        var cohere: [Coherence]
        var specgram: [Gram]
        var whole: [Whole]
    }

    struct Options: Decodable {
        var length: Int?
        var rate: Double?
        var overlap: Int?
        var padding: Int?
        var sides: String?
        var center: Double?
        var isScaled: Bool?
        var trend: String?
        var window: String?
        var mode: String?
        var timeExtent: [Double]?
        var scale: String?

        private enum CodingKeys: String, CodingKey {
            case length = "NFFT"
            case rate = "Fs"
            case overlap = "noverlap"
            case padding = "padTo"
            case sides
            case center = "Fc"
            case isScaled = "scaleByFreq"
            case trend = "detrend"
            case window, mode
            case timeExtent = "xextent"
            case scale
        }

        var analysis: SpectralAnalysis {
            let windows: [String: SpectralAnalysis.Window] = [
                "hanning": .hann, "none": .none, "hamming": .hamming, "blackman": .blackman, "bartlett": .bartlett,
            ]
            return SpectralAnalysis(
                samplingRate: rate ?? 2, segmentLength: length ?? 256, overlap: overlap,
                window: window.flatMap { windows[$0] } ?? .hann,
                trend: trend == "mean" ? .mean : trend == "linear" ? .linear : .none, paddedLength: padding,
                sides: sides == "twosided" ? .twoSided : .oneSided, isScaledByFrequency: isScaled ?? true,
                centerFrequency: center ?? 0)
        }
    }

    struct Density: Decodable {
        var signal: Int
        var options: Options
        var frequencies: [Double]
        var power: [Double]
    }

    struct Cross: Decodable {
        var signals: [Int]
        var samples: Int
        var options: Options
        var real: [Double]
        var imag: [Double]
    }

    struct Coherence: Decodable {
        var signals: [Int]
        var samples: Int
        var options: Options
        var coherence: [Double]
    }

    struct Gram: Decodable {
        var signal: Int
        var options: Options
        var frequencies: [Double]
        var times: [Double]
        var values: [[Double]]
        var extent: [Double]
    }

    struct Whole: Decodable {
        var kind: String
        var signal: Int
        var options: Options
        var frequencies: [Double]
        var values: [Double]
        var drawn: [Double]?
    }

    let oracle: Family

    init() throws { oracle = try Vocabulary.read("spectra") }

    /// Within a millionth of the largest; angles modulo a full circle.
    private func expect(_ found: [Double], are expected: [Double], areAngles: Bool = false, _ what: String) {
        let tolerance = 1e-6 * (areAngles ? .pi : expected.map(abs).max() ?? 0)
        let isEqual =
            found.count == expected.count
            && zip(found, expected).allSatisfy { found, expected in
                let difference = found - expected
                return abs(areAngles ? remainder(difference, 2 * .pi) : difference) <= tolerance
            }
        #expect(isEqual, "\(what): \(found) should be \(expected)")
    }

    private func signals(_ indices: [Int], _ count: Int) -> ([Double], [Double]) {
        (Array(oracle.signals[indices[0]].prefix(count)), Array(oracle.signals[indices[1]].prefix(count)))
    }

    @Test func densities() throws {
        #expect(!oracle.psd.isEmpty)
        for (index, asked) in oracle.psd.enumerated() {
            let found = try asked.options.analysis.psd(of: oracle.signals[asked.signal])
            let count = asked.frequencies.count
            expect(Array(found.frequencies.prefix(count)), are: asked.frequencies, "frequencies \(index)")
            expect(found.values, are: asked.power, "power \(index)")
        }
    }

    @Test func crossDensities() throws {
        #expect(!oracle.csd.isEmpty)
        for (index, asked) in oracle.csd.enumerated() {
            let (first, second) = signals(asked.signals, asked.samples)
            let found = try asked.options.analysis.csd(of: first, second)
            expect(found.real + found.imaginary, are: asked.real + asked.imag, "cross power \(index)")
        }
    }

    @Test func coherences() throws {
        #expect(!oracle.cohere.isEmpty)
        for (index, asked) in oracle.cohere.enumerated() {
            let (first, second) = signals(asked.signals, asked.samples)
            let found = try asked.options.analysis.coherence(of: first, second)
            expect(found.values, are: asked.coherence, "coherence \(index)")
        }
    }

    @Test func spectrograms() throws {
        #expect(!oracle.specgram.isEmpty)
        let modes: [String: SpectralAnalysis.Mode] = ["magnitude": .magnitude, "angle": .angle, "phase": .phase]
        for (index, asked) in oracle.specgram.enumerated() {
            let mode = asked.options.mode.flatMap { modes[$0] } ?? .psd
            let analysis = asked.options.analysis
            let signal = oracle.signals[asked.signal]
            let found = try analysis.spectrogram(of: signal, mode)
            // matplotlib adds the central frequency when it draws, to frequencies that it has returned already.
            expect(found.frequencies, are: asked.frequencies, "frequencies \(index)")
            expect(found.times, are: asked.times, "times \(index)")
            expect(
                found.values.values, are: asked.values.flatMap { $0 }, areAngles: mode == .angle || mode == .phase,
                "values \(index)")
            let axes = Figure().subplots()
            let image = try axes.spectrogram(
                signal, analysis, mode: mode, timeExtent: asked.options.timeExtent.map { $0[0]...$0[1] })
            let sides = image.sides
            expect([sides.left, sides.right, sides.bottom, sides.top], are: asked.extent, "extent \(index)")
        }
    }

    @Test func wholeSignals() throws {
        #expect(!oracle.whole.isEmpty)
        for (index, asked) in oracle.whole.enumerated() {
            let (analysis, signal) = (asked.options.analysis, oracle.signals[asked.signal])
            let axes = Figure().subplots()
            let (found, line) =
                switch asked.kind {
                case "magnitude":
                    try (
                        analysis.magnitudeSpectrum(of: signal),
                        axes.magnitudeSpectrum(
                            signal, analysis, scale: asked.options.scale == "dB" ? .decibels : .linear)
                    )
                case "angle": try (analysis.angleSpectrum(of: signal), axes.angleSpectrum(signal, analysis))
                default: try (analysis.phaseSpectrum(of: signal), axes.phaseSpectrum(signal, analysis))
                }
            expect(found.frequencies, are: asked.frequencies, "frequencies \(index)")
            expect(found.values, are: asked.values, areAngles: asked.kind != "magnitude", "\(asked.kind) \(index)")
            if let drawn = asked.drawn { expect(line.y, are: drawn, "drawn \(index)") }
        }
    }
}
