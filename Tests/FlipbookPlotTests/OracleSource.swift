import FlipbookPlot
import Foundation
import Testing

/// A file of matplotlib's answers in the folder `Oracle`, or another one of the same kind that a variable names.
///
/// The scripts beside the files make them. Another seed makes other cases.
enum OracleSource: String {
    case oracle, vocabulary, axes, layout, page, patches, polar, space, streams, arrays, randomNumbers

    /// The environment variable that names another file.
    var variable: String {
        switch self {
        case .oracle: "FLIPBOOK_ORACLE"
        case .vocabulary: "FLIPBOOK_VOCABULARY"
        case .streams: "FLIPBOOK_STREAM_ORACLE"
        default: "FLIPBOOK_\(rawValue.uppercased())_ORACLE"
        }
    }

    func read<File: Decodable>(_ type: File.Type = File.self) throws -> File {
        try JSONDecoder().decode(type, from: data())
    }

    func data() throws -> Data {
        let named = ProcessInfo.processInfo.environment[variable].map { URL(filePath: $0) }
        return try Data(contentsOf: named ?? Bundle.module.resourceURL!.appending(path: "Oracle/\(rawValue).json"))
    }
}

/// The families of `vocabulary.json`, each decoded alone: `Vocabulary.read("dateTicks", as: DateTicks.self)`.
///
/// A suite that reads one is named `Vocabulary…Tests`, so that `--filter Vocabulary` runs all of them.
enum Vocabulary {
    static func read<Family: Decodable>(_ family: String, as type: Family.Type = Family.self) throws -> Family {
        let decoder = JSONDecoder()
        // Options have matplotlib's names.
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        decoder.userInfo[Member<Family>.key] = family
        return try decoder.decode(Member<Family>.self, from: OracleSource.vocabulary.data()).value
    }

    /// One member of an object. The others aren't decoded.
    private struct Member<Value: Decodable>: Decodable {
        static var key: CodingUserInfoKey { CodingUserInfoKey(rawValue: "family")! }

        let value: Value

        init(from decoder: any Decoder) throws {
            let name = decoder.userInfo[Self.key] as? String ?? ""
            value = try decoder.container(keyedBy: Name.self).decode(Value.self, forKey: Name(stringValue: name))
        }
    }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }

        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

extension Result where Success: RandomAccessCollection, Success.Index == Int {
    /// The index of each case. There is one where the file can't be read, so that a test says it.
    var indices: Range<Int> { (try? get()).map { $0.startIndex..<$0.endIndex } ?? 0..<1 }
}

/// Expects axes to lie in a box [left, bottom, width, height], in fractions of the figure.
func expectBox(_ axes: Axes, _ box: [Double], _ comment: String, within tolerance: Double = 1e-6) {
    let found = axes.boxInFigure
    for (number, expected) in zip([found.left, found.bottom, found.width, found.height], box) {
        #expect(abs(number - expected) < tolerance, "\(comment) \(found) \(box)")
    }
}
