import FlipbookMathematics

extension Norm: Codable {
    private enum CodingKeys: CodingKey {
        case scale, base, limits, lowerLimit, upperLimit, isClipped
        case linearThreshold, linearScale, linearWidth, gamma, center, boundaries, extends
    }

    /// The scales that have names.
    private enum Name: String, Codable { case linear, log, symLog, asinh, power, twoSlope, centered, boundaries }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        func number(_ key: CodingKeys, _ standard: Double) throws -> Double {
            try container.decodeIfPresent(Double.self, forKey: key) ?? standard
        }
        let limits = try container.decodeIfPresent(ClosedRange<Double>.self, forKey: .limits)
        // NaN passes the check of the range's own coding.
        if let limits, !(limits.lowerBound <= limits.upperBound) {
            throw DecodingError.dataCorruptedError(
                forKey: .limits, in: container, debugDescription: "\(limits) is not a range; give numbers that rise")
        }
        switch try container.decode(Name.self, forKey: .scale) {
        case .linear: self = .linear()
        case .log: self = Norm(.log(base: try number(.base, 10)))
        case .symLog:
            self = .symLog(
                linearThreshold: try container.decode(Double.self, forKey: .linearThreshold),
                linearScale: try number(.linearScale, 1),
                base: try number(.base, 10))
        case .asinh: self = .asinh(linearWidth: try number(.linearWidth, 1))
        case .power: self = .power(gamma: try container.decode(Double.self, forKey: .gamma))
        case .twoSlope: self = .twoSlope(center: try number(.center, 0))
        case .centered: self = .centered(at: try number(.center, 0))
        case .boundaries:
            self = .boundaries(
                try container.decode([Double].self, forKey: .boundaries),
                extends: try container.decodeIfPresent(ColorBar.Extension.self, forKey: .extends) ?? .neither)
        }
        isClipped = try container.decodeIfPresent(Bool.self, forKey: .isClipped) ?? false
        lowerLimit = try container.decodeIfPresent(Double.self, forKey: .lowerLimit) ?? limits?.lowerBound ?? lowerLimit
        upperLimit = try container.decodeIfPresent(Double.self, forKey: .upperLimit) ?? limits?.upperBound ?? upperLimit
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        func encode(_ name: Name, _ numbers: [(CodingKeys, Double, standard: Double?)] = []) throws {
            try container.encode(name, forKey: .scale)
            for (key, value, standard) in numbers where value != standard { try container.encode(value, forKey: key) }
        }
        switch (kind, scale.kind) {
        case (.curve(.power(let gamma)), _): try encode(.power, [(.gamma, gamma, nil)])
        case (.curve(.twoSlope(let center)), _): try encode(.twoSlope, [(.center, center, nil)])
        case (.centered(let center), _): try encode(.centered, [(.center, center, nil)])
        case (.boundaries(let values, let extends), _):
            try encode(.boundaries)
            try container.encode(values, forKey: .boundaries)
            if extends != .neither { try container.encode(extends, forKey: .extends) }
        case (.scaled, .linear): try encode(.linear)
        case (.scaled, .log(let log)) where scale == .log(base: log.base): try encode(.log, [(.base, log.base, 10)])
        case (.scaled, .symLog(let log))
        where scale == .symLog(linearThreshold: log.threshold, linearScale: log.linear, base: log.base):
            try encode(
                .symLog,
                [(.linearThreshold, log.threshold, nil), (.linearScale, log.linear, 1), (.base, log.base, 10)])
        case (.scaled, .asinh(let asinh)) where scale == .asinh(linearWidth: asinh.width):
            try encode(.asinh, [(.linearWidth, asinh.width, nil)])
        case (.scaled, _):
            throw EncodingError.invalidValue(
                self,
                EncodingError.Context(
                    codingPath: encoder.codingPath,
                    debugDescription: "a norm whose scale has functions or ticks of its own can't be written down"))
        }
        if let lowerLimit, let upperLimit, lowerLimit <= upperLimit {
            try container.encode(lowerLimit...upperLimit, forKey: .limits)
        } else {
            try container.encodeIfPresent(lowerLimit, forKey: .lowerLimit)
            try container.encodeIfPresent(upperLimit, forKey: .upperLimit)
        }
        try container.encode(isClipped, forKey: .isClipped)
    }
}
