extension FormulaParser {
    /// A command with arguments, its name already read; nil where there is none of this name.
    mutating func constructed(_ name: String, _ begin: Int) throws(FormulaError) -> Node? {
        switch name {
        case "phantom":
            let list = try argument(of: name, begin, mayBeEmpty: true)
            list.isPhantom = true
            return list
        case "llap":
            let list = try argument(of: name, begin, mayBeEmpty: true)
            return HorizontalList([Kern(-list.width), list])
        case "rlap":
            let list = try argument(of: name, begin, mayBeEmpty: true)
            return HorizontalList([list, Kern(-list.width)])
        case "operatorname": return try operatorName(begin)
        case "frac", "dfrac", "binom":
            let rule = name == "binom" ? 0 : state.ruleThickness
            let top = try argument(of: name, begin)
            let bottom = try argument(of: name, begin)
            let isBinomial = name == "binom"
            return setFraction(
                top, bottom, rule: rule, style: name == "dfrac" ? 0 : 1, left: isBinomial ? "(" : "",
                right: isBinomial ? ")" : "")
        case "genfrac": return try generalFraction(begin)
        case "overset", "underset":
            let annotation = try argument(of: name, begin, mayBeEmpty: true)
            let body = try argument(of: name, begin, mayBeEmpty: true)
            return setAnnotation(annotation, body, isUnder: name == "underset")
        case "sqrt": return try root(begin)
        case "overline": return setOverline(try argument(of: name, begin))
        case "underline": return setUnderline(try argument(of: name, begin))
        case "text": return try plainText(begin)
        case "boldsymbol": return try boldSymbol(begin)
        case "substack": return try substack(begin)
        case "left": return try delimited(begin)
        case "begin": return try environment(begin)
        default: return nil
        }
    }

    // MARK: - Accents and names

    /// An accent and what is under it; nil where the command that begins here is none.
    mutating func accent(_ name: String) throws(FormulaError) -> Node? {
        let isWide = FormulaTables.wideAccents.contains(name)
        let symbol = isWide ? "\\" + name : FormulaTables.accents[name]
        guard let symbol else { return nil }
        let begin = place
        place += name.unicodeScalars.count + 1
        let state = state
        guard let body = try placeable() else { throw error("\\\(name) has nothing to stand over", at: begin) }
        let width = body.boxWidth
        let centered: HorizontalList
        if isWide {
            centered = .centered(HorizontalList.wideAccent(symbol, width: width, state), width: width)
        } else {
            guard let accent = Accent(symbol, state) else { return nil }
            if name == "mathring" {
                accent.shrink()
                accent.shrink()
            }
            centered = HorizontalList(
                [Glue.centering(), Box(width: width / 4, height: 0, depth: 0), accent, Glue.centering()],
                isKerned: false)
            centered.pack(width: width)
        }
        return VerticalList([
            centered, Box(width: 0, height: 0, depth: 2 * state.ruleThickness), HorizontalList([body]),
        ])
    }

    mutating func function(_ name: String, _ begin: Int) -> Node? {
        pushState()
        state.setFont("rm")
        let letters = name.compactMap { Char(String($0), state) }
        popState()
        let list = setOperator(letters, next: begin + name.count + 1)
        list.function = name
        return list
    }

    private mutating func operatorName(_ begin: Int) throws(FormulaError) -> Node? {
        guard take("{") else { throw error(#"\operatorname needs a name in braces"#, at: begin) }
        var nodes: [Node] = []
        while let simple = try simple() { nodes += simple }
        guard take("}") else { throw unclosed(begin) }
        for case let char as Char in nodes {
            char.font = "rm"
            char.measure()
        }
        return setOperator(nodes, next: begin + nodes.count + 1 + "operatorname{}".count)
    }

    /// The name of an operator, with a thin space after it unless a delimiter or a script follows.
    private mutating func setOperator(_ name: [Node], next place: Int) -> HorizontalList {
        let next = visible(from: min(place, text.count)).map { String($0) } ?? ""
        let isScript = next == "^" || next == "_"
        let isClosed = isScript || FormulaTables.delimiters.contains(next)
        pushState()
        state.setFont("rm")
        let nodes = isClosed ? name : name + [space(FormulaTables.thinSpace)]
        popState()
        needsSpace = isScript
        return HorizontalList(nodes)
    }

    private mutating func boldSymbol(_ begin: Int) throws(FormulaError) -> Node? {
        guard take("{") else { throw error(#"\boldsymbol needs an argument in braces"#, at: begin) }
        var nodes: [Node] = []
        while let simple = try simple() { nodes += simple }
        guard take("}") else { throw unclosed(begin) }
        for node in nodes {
            if let list = node as? HorizontalList, list.children.count > 1, let char = list.children[1] as? Char {
                char.font = "bf"
                char.measure()
            } else if let char = node as? Char {
                let scalars = char.symbol.unicodeScalars
                let isLetter = scalars.count == 1 && (scalars.first?.isLatinLetter ?? false)
                let isGreek = FormulaTables.smallGreek.contains(String(char.symbol.dropFirst()))
                char.font = isLetter || isGreek ? "bfit" : "bf"
                char.measure()
            }
        }
        return HorizontalList(nodes)
    }

    /// Upright text; braces only group, a backslash takes the next character as it is.
    private mutating func plainText(_ begin: Int) throws(FormulaError) -> Node? {
        skipSpace()
        let brace = place
        guard next == "{" else { throw error(#"\text needs an argument in braces"#, at: begin) }
        var characters: [Unicode.Scalar] = []
        var depth = 0
        repeat {
            guard let character = next else { throw error("{ has no }", at: brace) }
            place += 1
            switch character {
            case "\\":
                guard let escaped = next else { throw error("{ has no }", at: brace) }
                characters.append(escaped)
                place += 1
            case "{": depth += 1
            case "}": depth -= 1
            default: characters.append(character)
            }
        } while depth > 0
        pushState()
        defer { popState() }
        state.setFont("rm")
        return HorizontalList(characters.compactMap { Char(String($0), state) })
    }

    // MARK: - Fractions and roots

    private mutating func generalFraction(_ begin: Int) throws(FormulaError) -> Node? {
        func wrong(_ parser: FormulaParser) -> FormulaError {
            parser.error(
                #"\genfrac needs {left}{right}{thickness}{style from 0 to 3}{numerator}{denominator}"#, at: begin)
        }
        var sides: [String] = []
        for _ in 0..<2 {
            guard take("{") else { throw wrong(self) }
            if take("}") {
                sides.append("")
            } else {
                sides.append(try delimiter(after: "genfrac", begin))
                guard take("}") else { throw wrong(self) }
            }
        }
        guard take("{"), let rule = number(), take("}"), take("{") else { throw wrong(self) }
        skipSpace()
        var style = 1
        if let next, let digit = Int(String(next)), (0...3).contains(digit) {
            style = digit
            place += 1
        }
        guard take("}") else { throw wrong(self) }
        let top = try argument(of: "genfrac", begin)
        let bottom = try argument(of: "genfrac", begin)
        return setFraction(top, bottom, rule: rule, style: style, left: sides[0], right: sides[1])
    }

    private mutating func root(_ begin: Int) throws(FormulaError) -> Node? {
        var index: [Node] = []
        if take("[") {
            var count = 0
            while !peek("]"), let token = try rootToken() {
                index += token
                count += 1
            }
            guard take("]"), count > 0 else { throw error(#"the [ of \sqrt has no ] or nothing in it"#, at: begin) }
        }
        return setRoot(try argument(of: "sqrt", begin), index: index)
    }

    private mutating func rootToken() throws(FormulaError) -> [Node]? { try simple() }

    private func peek(_ character: Unicode.Scalar) -> Bool {
        var parser = self
        return parser.take(character)
    }

    // MARK: - Delimiters and stacks

    private mutating func delimited(_ begin: Int) throws(FormulaError) -> Node? {
        let left = try delimiter(after: "left", begin)
        var parts: [DelimitedPart] = []
        while true {
            skipSpace()
            let at = place
            if takeCommand("middle") {
                parts.append(.delimiter(try delimiter(after: "middle", at)))
            } else if takeCommand("right") {
                let right = try delimiter(after: "right", at)
                return setDelimiters(left, parts, right)
            } else if let nodes = try simple() {
                parts += nodes.map { .node($0) }
            } else {
                throw next == nil || next == "}" ? error(#"\left has no \right"#, at: begin) : unexpected()
            }
        }
    }

    private mutating func substack(_ begin: Int) throws(FormulaError) -> Node? {
        guard take("{") else { throw error(#"\substack needs an argument in braces"#, at: begin) }
        var rows: [HorizontalList] = []
        repeat {
            let (nodes, count) = try tokens()
            if count > 0 { rows.append(HorizontalList(nodes)) }
        } while takeCommand("\\")
        guard take("}") else { throw unclosed(begin) }
        guard !rows.isEmpty else { throw error(#"the argument of \substack is empty"#, at: begin) }
        return setStack(rows)
    }
}

/// What stands between two delimiters.
enum DelimitedPart {
    case node(Node)
    /// One of the same size as those around.
    case delimiter(String)
}

extension Node {
    /// Its width, of whatever kind it is.
    var boxWidth: Double {
        switch self {
        case let char as Char: char.width
        case let box as Box: box.width
        case let kern as Kern: kern.width
        default: 0
        }
    }

    var boxHeight: Double {
        switch self {
        case let char as Char: char.height
        case let box as Box: box.height
        default: 0
        }
    }

    var boxDepth: Double {
        switch self {
        case let char as Char: char.depth
        case let box as Box: box.depth
        default: 0
        }
    }
}
