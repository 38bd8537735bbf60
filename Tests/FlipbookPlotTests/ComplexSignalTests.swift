import FlipbookMathematics
import Testing

@testable import FlipbookPlot

/// Spectra of complex signals; the expected numbers are those of matplotlib's `mlab`.
@Suite struct ComplexSignalTests {
    private let first: ComplexSignal
    private let second: ComplexSignal

    init() throws {
        let times = (0..<40).map(Double.init)
        first = try ComplexSignal(real: times.map { sin(0.3 * $0) }, imaginary: times.map { cos(0.5 * $0 + 0.2) })
        second = try ComplexSignal(real: times.map { cos(1.1 * $0) }, imaginary: times.map { 0.3 * sin(0.7 * $0) })
    }

    private var start: ComplexSignal {
        get throws { try ComplexSignal(real: Array(first.real.prefix(7)), imaginary: Array(first.imaginary.prefix(7))) }
    }

    private func isNear(_ found: [Double], _ expected: [Double]) -> Bool {
        found.count == expected.count && zip(found, expected).allSatisfy { abs($0 - $1) < 1e-12 }
    }

    @Test func powersAreTwoSided() throws {
        let density = try SpectralAnalysis(samplingRate: 4, segmentLength: 10, overlap: 3, trend: .mean).psd(of: first)
        #expect(isNear(density.frequencies, [-2, -1.6, -1.2, -0.8, -0.4, 0, 0.4, 0.8, 1.2, 1.6]))
        let expected = [
            2.328588951e-06, 3.4177019834e-05, 0.000296008593788, 0.080279879435737, 0.341553272837961,
            0.292591105966245, 0.351487844669547, 0.080445844934402, 0.000163718960073, 1.9040035758e-05,
        ]
        #expect(isNear(density.values, expected))
        let cross = try SpectralAnalysis(segmentLength: 8).csd(of: first, second)
        let real = [
            4.276441351e-06, 0.000476464973156, -0.027067309405605, -0.08517999101541, -0.077913509684071,
            -0.015980298055578, 0.014215446564605, 0.000177751336942,
        ]
        let imaginary = [
            4.7023354393e-05, -0.003479636823322, 0.132513243614843, 0.43330572184173, -0.234093047211388,
            -0.520170000433883, -0.083764938137585, 0.002602868783794,
        ]
        #expect(isNear(cross.real, real) && isNear(cross.imaginary, imaginary))
        let common = [
            0.335723343216496, 0.835644854634363, 0.379250596958016, 0.273106586939424, 0.192236968002294,
            0.676664970928393, 0.186755536410243, 0.852749652469525,
        ]
        #expect(isNear(try SpectralAnalysis(segmentLength: 8).coherence(of: first, second).values, common))
    }

    @Test func wholeSignalsAndSegmentsHaveTheirSpectra() throws {
        let analysis = SpectralAnalysis(segmentLength: 8)
        let magnitudes = [
            0.015303698126797, 0.256032479707627, 0.793652389594693, 0.751288707333192, 0.2529790313315,
            0.123635284857761, 0.007383215498473,
        ]
        #expect(isNear(try analysis.magnitudeSpectrum(of: start).values, magnitudes))
        let angles = [
            -1.004647634779534, -0.723893121129011, 2.759908584987174, -0.148405420483834, 2.649302254676957,
            -1.496151681610462, 0.228618055080501,
        ]
        #expect(isNear(try analysis.angleSpectrum(of: start).values, angles))
        let phases = [
            -1.004647634779534, -0.723893121129011, -3.523276722192412, -6.43159072766342, -3.633883052502629,
            -1.496151681610462, 0.228618055080501,
        ]
        #expect(isNear(try analysis.phaseSpectrum(of: start).values, phases))
        let gram = try analysis.spectrogram(of: first)
        #expect(gram.values.rows == 8 && gram.values.columns == 9 && gram.times[0] == 2 && gram.times[1] == 4)
        let column = [
            9.288961708e-06, 0.000269732703075, 0.089398798488677, 0.777894645219558, 1.96307809424113,
            1.35112776190237, 0.114915124295889, 0.000506876291722,
        ]
        #expect(isNear(gram.values.column(1), column))
    }

    @Test func axesShowThem() throws {
        let (figure, panels) = try Figure.subplots(rows: 2, columns: 4)
        let (axes, analysis) = (panels.flatMap(\.self), SpectralAnalysis(segmentLength: 8))
        let line = try axes[0].psd(first, analysis)
        #expect(line.x.first == -1 && axes[0].yLabel == "Power Spectral Density (dB/Hz)")
        try axes[1].csd(first, second, analysis)
        try axes[2].coherence(first, second, analysis)
        try axes[3].magnitudeSpectrum(first, analysis, scale: .decibels)
        try axes[4].angleSpectrum(first, analysis)
        try axes[5].phaseSpectrum(first, analysis)
        try axes[6].spectrogram(first, analysis)
        _ = try commands(of: figure)
        #expect(throws: PlotError.self) { try ComplexSignal(real: [1], imaginary: []) }
        #expect(throws: PlotError.self) { try analysis.psd(of: Recording(realParts: [1, 2], imaginaryParts: [1])) }
        #expect(throws: PlotError.self) { try analysis.csd(of: first, start) }
        // A tone that turns one way has power on one side.
        let tone = try ComplexSignal(
            real: (0..<256).map { cos(0.5 * .pi * Double($0)) },
            imaginary: (0..<256).map { sin(0.5 * .pi * Double($0)) })
        let density = try SpectralAnalysis().psd(of: tone)
        #expect(density.frequencies[density.values.firstIndex(of: density.values.max() ?? 0) ?? 0] == 0.5)
    }

    private struct Recording: SampledSignal {
        var realParts: [Double]
        var imaginaryParts: [Double]?
    }

    @Test func aTypeOfOnesOwnIsASignal() throws {
        let analysis = SpectralAnalysis(segmentLength: 16)
        let real = Recording(realParts: first.real)
        #expect(try analysis.psd(of: real) == analysis.psd(of: first.real))
        #expect(try analysis.csd(of: real, second.real) == analysis.csd(of: first.real, second.real))
        let complex = Recording(realParts: first.real, imaginaryParts: first.imaginary)
        #expect(try analysis.spectrogram(of: complex) == analysis.spectrogram(of: first))
        #expect(try axes(of: complex, analysis) == axes(of: first, analysis))
    }

    /// What the axes of a power spectrum show.
    private func axes(of signal: some SampledSignal, _ analysis: SpectralAnalysis) throws -> [Double] {
        let (_, axes) = Figure.subplots()
        let line = try axes.psd(signal, analysis)
        return line.x + line.y
    }

    @Test(arguments: [1, 2, 3, 5, 8, 12, 31, 64]) func transformsAreThoseOfTheDefinition(count: Int) {
        let real = (0..<count).map { sin(1.3 * Double($0 * $0)) }
        let imaginary = (0..<count).map { cos(0.7 * Double($0 * $0)) }
        let found = FourierTransform(count: count)(real, imaginary: imaginary)
        for frequency in 0..<count {
            var sum = (real: 0.0, imaginary: 0.0)
            for index in 0..<count {
                let (cosine, sine) = cosineAndSine(-2 * .pi * Double(frequency * index % count) / Double(count))
                sum.real += real[index] * cosine - imaginary[index] * sine
                sum.imaginary += real[index] * sine + imaginary[index] * cosine
            }
            #expect(abs(found.real[frequency] - sum.real) < 1e-9 * Double(count))
            #expect(abs(found.imaginary[frequency] - sum.imaginary) < 1e-9 * Double(count))
        }
    }
}
