extension NumPyArray {
    /// What the numbers of a file are.
    public enum ElementType: String, Hashable, Sendable, CaseIterable {
        /// True or false, 1 or 0 here.
        case bool = "b1"
        /// Whole numbers of 8 bits, from -128.
        case int8 = "i1"
        /// Whole numbers of 8 bits, from 0.
        case uint8 = "u1"
        /// Whole numbers of 16 bits, with a sign.
        case int16 = "i2"
        /// Whole numbers of 16 bits, from 0.
        case uint16 = "u2"
        /// Whole numbers of 32 bits, with a sign.
        case int32 = "i4"
        /// Whole numbers of 32 bits, from 0.
        case uint32 = "u4"
        /// Whole numbers of 64 bits, with a sign. Those beyond 2^53 are rounded to the nearest `Double`.
        case int64 = "i8"
        /// Whole numbers of 64 bits, from 0. Those beyond 2^53 are rounded to the nearest `Double`.
        case uint64 = "u8"
        /// IEEE 754 with 16 bits: three digits.
        case float16 = "f2"
        /// IEEE 754 with 32 bits: seven digits.
        case float32 = "f4"
        /// IEEE 754 with 64 bits, as here.
        case float64 = "f8"

        /// Bytes of a number.
        var size: Int { Int(rawValue.utf8.last ?? 0) - Int(UInt8(ascii: "0")) }
    }

    /// Reads the bytes of a `.npy` file.
    ///
    /// Numbers of either byte order and in the order of C or Fortran are read; version 1, 2 and 3 of the format. What
    /// lies behind the last number is left alone. Takes memory for the numbers that the file really holds, 8 bytes each.
    ///
    /// - Throws: ``PlotError`` where the bytes are no such file or cut short, and where it holds something else than
    ///   real numbers.
    public init(npy bytes: [UInt8]) throws {
        let header = try NumPyHeader(bytes)
        guard let type = ElementType(rawValue: String(header.type.drop { "<>=|".contains($0) })) else {
            throw PlotError.numPy(
                "its type '\(header.type.prefix(40))' is no real number; convert it with astype(float) before saving")
        }
        guard let count = Self.count(of: header.shape), count <= (bytes.count - header.end) / type.size else {
            throw PlotError.cutShort
        }
        let isBigEndian = header.type.hasPrefix(">")
        let numbers = bytes.withUnsafeBytes {
            let file = UnsafeRawBufferPointer(rebasing: $0[header.end..<header.end + count * type.size])
            return type.numbers(file, isBigEndian: isBigEndian)
        }
        try self.init(
            shape: header.shape,
            values: header.isFortranOrder ? Self.fromFortranOrder(numbers, shape: header.shape) : numbers)
    }

    /// The bytes of a `.npy` file with these numbers, little-endian, in the order of C.
    ///
    /// - Throws: ``PlotError`` where a number can't be one of the type: a fraction or one too large for whole numbers.
    public func npy(as type: ElementType = .float64) throws -> [UInt8] {
        var bytes = NumPyHeader.bytes(type: (type.size == 1 ? "|" : "<") + type.rawValue, shape: shape)
        bytes.reserveCapacity(bytes.count + values.count * type.size)
        try type.append(values, to: &bytes)
        return bytes
    }

    /// Numbers whose first index runs fastest, put so that the last one does.
    private static func fromFortranOrder(_ numbers: [Double], shape: [Int]) -> [Double] {
        guard shape.count(where: { $0 > 1 }) > 1, !numbers.isEmpty else { return numbers }
        let steps = shape.indices.map { shape[..<$0].reduce(1, *) }
        var index = [Int](repeating: 0, count: shape.count)
        var offset = 0
        return (0..<numbers.count).map { _ in
            defer {
                var axis = shape.count - 1
                while axis >= 0 {
                    index[axis] += 1
                    offset += steps[axis]
                    if index[axis] < shape[axis] { break }
                    offset -= shape[axis] * steps[axis]
                    index[axis] = 0
                    axis -= 1
                }
            }
            return numbers[offset]
        }
    }
}

extension NumPyArray.ElementType {
    /// The numbers of a file, as they lie there.
    fileprivate func numbers(_ file: UnsafeRawBufferPointer, isBigEndian: Bool) -> [Double] {
        func read<Bits: FixedWidthInteger>(_ bits: Bits.Type, _ number: (Bits) -> Double) -> [Double] {
            stride(from: 0, to: file.count, by: MemoryLayout<Bits>.size).map {
                let bits = file.loadUnaligned(fromByteOffset: $0, as: Bits.self)
                return number(isBigEndian ? Bits(bigEndian: bits) : Bits(littleEndian: bits))
            }
        }
        return switch self {
        case .bool: read(UInt8.self) { $0 == 0 ? 0 : 1 }
        case .int8: read(Int8.self) { Double($0) }
        case .uint8: read(UInt8.self) { Double($0) }
        case .int16: read(Int16.self) { Double($0) }
        case .uint16: read(UInt16.self) { Double($0) }
        case .int32: read(Int32.self) { Double($0) }
        case .uint32: read(UInt32.self) { Double($0) }
        case .int64: read(Int64.self) { Double($0) }
        case .uint64: read(UInt64.self) { Double($0) }
        case .float16: read(UInt16.self, Self.half)
        case .float32: read(UInt32.self) { Double(Float(bitPattern: $0)) }
        case .float64: read(UInt64.self) { Double(bitPattern: $0) }
        }
    }

    /// A number of 16 bits: one of sign, five of exponent, ten of fraction.
    private static func half(_ bits: UInt16) -> Double {
        let (exponent, fraction) = (Int(bits >> 10 & 31), Double(bits & 1023) / 1024)
        let magnitude: Double =
            switch exponent {
            case 0: fraction * 0x1p-14
            case 31: fraction == 0 ? .infinity : .nan
            default: Double(sign: .plus, exponent: exponent - 15, significand: 1 + fraction)
            }
        return bits >> 15 == 0 ? magnitude : -magnitude
    }

    /// The bits of the nearest number of 16 bits, the even one of two; infinite where it is too large.
    private static func half(_ number: Double) -> UInt16 {
        let sign: UInt16 = number.sign == .minus ? 0x8000 : 0
        let magnitude = abs(number)
        guard magnitude < 65520 else { return sign | (number.isNaN ? 0x7e00 : 0x7c00) }
        let exponent = max(magnitude < 0x1p-14 ? -14 : Int(magnitude.exponent), -14)
        // In units of the last of the ten bits; one that rounds up to the next power carries into the exponent.
        let units = (magnitude / Double(sign: .plus, exponent: exponent - 10, significand: 1))
            .rounded(.toNearestOrEven)
        return sign | (UInt16(units) + UInt16(exponent + 14) * 1024)
    }

    fileprivate func append(_ values: [Double], to bytes: inout [UInt8]) throws {
        func write<Bits: FixedWidthInteger>(_ bits: (Double) throws -> Bits) throws {
            for value in values {
                withUnsafeBytes(of: try bits(value).littleEndian) { bytes.append(contentsOf: $0) }
            }
        }
        func whole<Bits: FixedWidthInteger>(_ type: Bits.Type) throws {
            try write { value in
                guard let number = Bits(exactly: value) else {
                    throw PlotError(
                        .values, "\(value) can't be written to a .npy file as \(self); give whole numbers in its range")
                }
                return number
            }
        }
        switch self {
        case .bool: try write { $0 == 0 ? UInt8(0) : 1 }
        case .int8: try whole(Int8.self)
        case .uint8: try whole(UInt8.self)
        case .int16: try whole(Int16.self)
        case .uint16: try whole(UInt16.self)
        case .int32: try whole(Int32.self)
        case .uint32: try whole(UInt32.self)
        case .int64: try whole(Int64.self)
        case .uint64: try whole(UInt64.self)
        case .float16: try write(Self.half as (Double) -> UInt16)
        case .float32: try write { Float($0).bitPattern }
        case .float64: try write { $0.bitPattern }
        }
    }
}
