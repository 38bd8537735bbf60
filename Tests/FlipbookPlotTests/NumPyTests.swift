import FlipbookPlot
import Foundation
import TestSupport
import Testing

@Suite struct NumPyTests {
    struct Case: Decodable, CustomTestStringConvertible {
        var name: String
        var file: Data
        var shape: [Int]
        var values: [String]?

        var testDescription: String { name }
        var bytes: [UInt8] { [UInt8](file) }
        /// The numbers, as Python writes them.
        var numbers: [Double]? { values?.map { Double($0) ?? .nan } }
    }

    static let cases = (try? OracleSource.arrays.read([Case].self)) ?? []

    @Test func thereAreFiles() { #expect(Self.cases.count > 100) }

    @Test(arguments: cases) func filesOfNumPyAreRead(file: Case) throws {
        guard let numbers = file.numbers else {
            let error = try #require(throws: PlotError.self) { try NumPyArray(npy: file.bytes) }
            #expect(error.code == .values && error.description.contains(".npy"))
            return
        }
        let array = try NumPyArray(npy: file.bytes)
        #expect(array.shape == file.shape)
        #expect(array.values.elementsEqual(numbers) { $0 == $1 && $0.sign == $1.sign || $0.isNaN && $1.isNaN })
    }

    @Test(arguments: cases) func filesAreWrittenAsNumPyDoes(file: Case) throws {
        guard file.values != nil, file.bytes[6] == 1 else { return }
        let name = String(decoding: file.bytes[10...].prefix { $0 != UInt8(ascii: ",") }, as: UTF8.self)
        let type = try #require(NumPyArray.ElementType.allCases.first { name.contains($0.rawValue) })
        let isNative = !name.contains(">") && !String(decoding: file.bytes, as: UTF8.self).contains("True")
        // NumPy keeps integers beyond 2^53, which a Double can't.
        guard isNative, !file.name.hasPrefix("ends i8"), !file.name.hasPrefix("ends u8") else { return }
        let array = try NumPyArray(npy: file.bytes)
        let own = try array.npy(as: type)
        let size = array.values.count * (Int(type.rawValue.suffix(1)) ?? 0)
        #expect(own.suffix(size) == file.bytes.suffix(size) && (own.count - size) % 64 == 0)
        let again = try NumPyArray(npy: own)
        #expect(again.shape == array.shape && again.values.map(\.bitPattern) == array.values.map(\.bitPattern))
    }

    @Test(arguments: NumPyArray.ElementType.allCases) func whatIsWrittenIsRead(type: NumPyArray.ElementType) throws {
        var random = Seeded(7)
        for rows in 0..<5 {
            let numbers = (0..<rows * 3).map { _ in Double(Int.random(in: 0...1, using: &random)) }
            let array = try NumPyArray(shape: [rows, 3], values: numbers)
            #expect(try NumPyArray(npy: array.npy(as: type)) == array)
        }
        guard type.rawValue.hasPrefix("i") || type.rawValue.hasPrefix("u") else { return }
        for odd in [0.5, .nan, .infinity, 1e30] {
            #expect(throws: PlotError.self) { try NumPyArray([odd]).npy(as: type) }
        }
    }

    @Test func allNumbersOfSixteenBitsAreReadAndWritten() throws {
        let header = try NumPyArray([Double](repeating: 0, count: 65536)).npy(as: .float16).dropLast(131_072)
        let bits = (0..<65536).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] }
        let array = try NumPyArray(npy: header + bits)
        let written = try array.npy(as: .float16)
        let isSame = zip(stride(from: 0, to: bits.count, by: 2), array.values).allSatisfy { index, value in
            let start = header.count + index
            return value.isNaN || written[start] == bits[index] && written[start + 1] == bits[index + 1]
        }
        #expect(isSame && array.values.count { $0.isNaN } == 2046)
    }

    @Test func aFileThatIsCutShortIsAnError() throws {
        let bytes = try NumPyArray(Grid(rows: 3, columns: 5, repeating: 1)).npy()
        for length in 0..<bytes.count {
            #expect(throws: PlotError.self) { try NumPyArray(npy: Array(bytes[..<length])) }
        }
        #expect(try NumPyArray(npy: bytes + [1, 2, 3]).values.count == 15)
    }

    /// Whatever a file says, it is read or it is an error, and takes no memory for what it doesn't hold.
    @Test(arguments: 1...300 as ClosedRange<UInt64>) func aDamagedFileIsReadOrAnError(seed: UInt64) throws {
        var random = Seeded(seed)
        var bytes = try #require(Self.cases.randomElement(using: &random)).bytes
        let letters = Array("0123456789,()'{}: <>fiubTFL".utf8)
        for _ in 0..<Int.random(in: 1...4, using: &random) {
            let index = Int.random(in: 6..<bytes.count, using: &random)
            bytes[index] =
                Bool.random(using: &random)
                ? letters.randomElement(using: &random)! : UInt8.random(in: 0...255, using: &random)
        }
        do {
            let array = try NumPyArray(npy: bytes)
            #expect(array.values.count <= bytes.count && array.shape.reduce(1, *) == array.values.count)
        } catch let error as PlotError {
            #expect(!error.description.isEmpty)
        }
    }

    @Test func hugeShapesAreErrors() throws {
        for shape in ["(9223372036854775807,)", "(4294967296, 4294967296)", "(99999999999999999999,)", "(-1,)", "(3"] {
            let text = "{'descr': '|u1', 'fortran_order': False, 'shape': \(shape), }\n"
            let bytes: [UInt8] = [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(text.utf8.count), 0] + Array(text.utf8)
            #expect(throws: PlotError.self) { try NumPyArray(npy: bytes) }
        }
    }

    @Test func arraysBecomeGrids() throws {
        let recording = try NumPyArray(shape: [2, 3, 4], values: (0..<24).map(Double.init))
        let frame = try Grid(recording[1])
        #expect(frame.rows == 3 && frame.columns == 4 && frame[2, 3] == 23 && frame[0, 0] == 12)
        #expect(try Grid(recording[0][1]).values == [4, 5, 6, 7])
        #expect(try Grid(NumPyArray(frame)) == frame)
        #expect(throws: PlotError.self) { try Grid(recording) }
        #expect(throws: PlotError.self) { try Grid(recording[0][0][0]) }
        #expect(throws: PlotError.self) { try NumPyArray(shape: [2, 3], values: [1]) }
        #expect(throws: PlotError.self) { try NumPyArray(shape: [-1, -1], values: [1]) }
    }
}
