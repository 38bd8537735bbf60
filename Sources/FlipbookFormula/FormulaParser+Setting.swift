// How scripts, fractions, roots and delimiters are set: chapters 17 and 18 and appendix G of "The TeXbook" as matplotlib's
// `_mathtext.Parser` follows them.
extension FormulaParser {
    // MARK: - Scripts

    /// A nucleus with its scripts.
    mutating func setScripts(_ nucleus: Node, _ arguments: [(isSuper: Bool, node: Node)], primes: Int) -> Node {
        let state = state
        var above = arguments.first(where: \.isSuper)?.node
        let below = arguments.first { !$0.isSuper }?.node
        if primes > 0 {
            let list = (above as? HorizontalList) ?? HorizontalList(above.map { [$0] } ?? [])
            list.children += (0..<primes).compactMap { _ in prime() }
            list.kern()
            list.pack()
            above = list
        }
        let node =
            hasLimits(nucleus)
            ? limits(nucleus, above, below) : scripts(nucleus, above, below, state)
        let spaces = needsSpace ? [space(FormulaTables.thinSpace)] : []
        needsSpace = false
        return HorizontalList(node + spaces)
    }

    private func hasLimits(_ nucleus: Node) -> Bool {
        if let char = nucleus as? Char { return FormulaTables.withLimits.contains(char.symbol) }
        return (nucleus as? HorizontalList)?.function.map { FormulaTables.functionsWithLimits.contains($0) } ?? false
    }

    private static func isIntegral(_ node: Node) -> Bool {
        (node as? Char).map { FormulaTables.integrals.contains($0.symbol) } ?? false
    }

    /// Scripts over and under their nucleus.
    private func limits(_ nucleus: Node, _ above: Node?, _ below: Node?) -> [Node] {
        above?.shrink()
        below?.shrink()
        let width = max(nucleus.boxWidth, above?.boxWidth ?? 0, below?.boxWidth ?? 0)
        let gap = 3 * state.ruleThickness
        var nodes: [Node] = []
        var shift = 0.0
        if let above {
            nodes += [HorizontalList.centered(above, width: width), Box(width: 0, height: 0, depth: gap)]
        }
        nodes.append(HorizontalList.centered(nucleus, width: width))
        if let below {
            let list = HorizontalList.centered(below, width: width)
            nodes += [Box(width: 0, height: 0, depth: gap), list]
            shift = list.height + gap + nucleus.boxDepth
        }
        let list = VerticalList(nodes)
        list.shift = shift
        return [list]
    }

    /// Scripts after their nucleus.
    private func scripts(_ nucleus: Node, _ above: Node?, _ below: Node?, _ state: FormulaState) -> [Node] {
        let (constants, xHeight, rule) = (state.fonts.constants, state.xHeight, state.ruleThickness)
        // The script stands at the advance of the last character, without kerning.
        var last = nucleus
        let inner: HorizontalList
        if let list = nucleus as? HorizontalList {
            var children = list.children
            if children.count > 1, children[children.count - 1] is Kern, children[children.count - 2] is Char {
                children.removeLast()
            }
            last = children.last ?? list
            if let char = last as? Char { char.width = char.info.metrics.advance }
            inner = HorizontalList(children, isKerned: false)
        } else {
            if let char = nucleus as? Char { char.width = char.info.metrics.advance }
            inner = HorizontalList([nucleus])
        }
        let isIntegral = Self.isIntegral(last)
        let height = last.boxHeight
        var superKern = constants.delta * xHeight
        var subKern = superKern
        if let char = last as? Char, char.info.isSlanted {
            superKern += constants.delta * xHeight + constants.deltaSlanted * (height - xHeight * 2 / 3)
            if isIntegral {
                subKern = (3 * constants.delta - constants.deltaIntegral) * height
                superKern = (3 * constants.delta + constants.deltaIntegral) * height
            } else {
                subKern = 0
            }
        }
        var (up, down) = (0.0, 0.0)
        if !inner.isOneLine {
            let small = state.fonts.xHeight(state.size * shrinkFactor)
            up = inner.height - constants.superDrop * small
            down = inner.depth + constants.subDrop * small
        }
        func list(_ node: Node, after kern: Double) -> HorizontalList {
            let list = HorizontalList([Kern(kern), node])
            list.shrink()
            return list
        }
        let integralDepth = last.boxDepth + constants.subDrop * xHeight
        let scripts: NodeList
        if let above {
            let upper = list(above, after: superKern)
            up =
                isIntegral
                ? height - constants.subDrop * xHeight
                : max(up, constants.super1 * xHeight, upper.depth + xHeight / 4)
            if let below {
                let lower = list(below, after: subKern)
                down = isIntegral ? integralDepth : max(down, constants.sub2 * xHeight)
                var clearance = 4 * rule - ((up - upper.depth) - (lower.height - down))
                if clearance > 0 {
                    down += clearance
                    clearance = xHeight * 4 / 5 - up + upper.depth
                    if clearance > 0 {
                        up += clearance
                        down -= clearance
                    }
                }
                scripts = VerticalList([upper, Kern((up - upper.depth) - (lower.height - down)), lower])
                scripts.shift = down
            } else {
                upper.shift = -up
                scripts = upper
            }
        } else {
            let lower = list(below ?? HorizontalList([]), after: subKern)
            down =
                isIntegral
                ? integralDepth : max(down, constants.sub1 * xHeight, lower.height - xHeight * 4 / 5)
            lower.shift = down
            scripts = lower
        }
        if !isIntegral { scripts.width += constants.scriptSpace * xHeight }
        return [inner, scripts]
    }

    // MARK: - Fractions

    /// A fraction, with delimiters where they aren't empty.
    ///
    /// - Parameters:
    ///   - rule: how thick the line is; 0 for none.
    ///   - style: 0 for a formula of its own, 1 for one in text, 2 and 3 for scripts.
    func setFraction(
        _ top: HorizontalList, _ bottom: HorizontalList, rule: Double, style: Int, left: String, right: String
    ) -> Node {
        let (fonts, constants, thickness) = (state.fonts, state.fonts.constants, state.ruleThickness)
        let axis = fonts.axisHeight(state.size)
        var xHeight = state.xHeight
        for _ in 0..<style {
            xHeight *= shrinkFactor
            top.shrink()
            bottom.shrink()
        }
        let width = max(top.width, bottom.width)
        let (upper, lower) = (HorizontalList.centered(top, width: width), HorizontalList.centered(bottom, width: width))
        let isDisplayed = style == 0
        let list: VerticalList
        if rule != 0 {
            let up = (isDisplayed ? constants.numerator1 : constants.numerator2) * xHeight
            let down = (isDisplayed ? constants.denominator1 : constants.denominator2) * xHeight
            let clearance = isDisplayed ? 3 * rule : rule
            let above = max((up - upper.depth) - (axis + rule / 2), clearance)
            let below = max((axis - rule / 2) - (lower.height - down), clearance)
            list = VerticalList([
                upper, Box(width: 0, height: 0, depth: above), Rule(thickness: rule),
                Box(width: 0, height: 0, depth: below), lower,
            ])
            list.shift = lower.height + below + rule / 2 - axis
        } else {
            let up = (isDisplayed ? constants.numerator1 : constants.numerator3) * xHeight
            let down = (isDisplayed ? constants.denominator1 : constants.denominator2) * xHeight
            let least = (isDisplayed ? 7 : 3) * thickness
            let natural = (up - upper.depth) - (lower.height - down)
            list = VerticalList([upper, Box(width: 0, height: 0, depth: max(natural, least)), lower])
            list.shift = down + (natural < least ? (least - natural) / 2 : 0)
        }
        let padding = { Box(width: thickness, height: 0, depth: 0) }
        let fraction = HorizontalList([padding(), list, padding()])
        guard !left.isEmpty || !right.isEmpty else { return fraction }
        return setDelimiters(left.isEmpty ? "." : left, [.node(fraction)], right.isEmpty ? "." : right)
    }

    // MARK: - Lines and roots

    /// How much higher than the body the line over it is.
    private var lineRoom: Double { state.size * 72 / 1200 }

    func setRoot(_ body: HorizontalList, index: [Node]) -> Node {
        let thickness = state.ruleThickness
        let check = HorizontalList.tall(
            #"\__sqrt__"#, height: body.height - body.shift + 5 * thickness, depth: body.depth + body.shift, state)
        let (height, depth) = (check.height - check.shift, check.depth + check.shift)
        let padding = { Box(width: 2 * thickness, height: 0, depth: 0) }
        let right = VerticalList([
            Rule(thickness: thickness), Glue.fill(), HorizontalList([padding(), body, padding()]),
        ])
        right.pack(height: height + lineRoom, maxDepth: depth)
        let root: Node
        if index.isEmpty {
            root = Box(width: 0.5 * check.width, height: 0, depth: 0)
        } else {
            root = HorizontalList(index)
            root.shrink()
            root.shrink()
        }
        let raised = VerticalList([HorizontalList([root])])
        raised.shift = -height * 0.6
        return HorizontalList([raised, Kern(-0.5 * check.width), check, right])
    }

    func setOverline(_ body: HorizontalList) -> Node {
        let thickness = state.ruleThickness
        let list = VerticalList([Rule(thickness: thickness), Glue.fill(), HorizontalList([body])])
        list.pack(height: body.height - body.shift + 3 * thickness + lineRoom, maxDepth: body.depth + body.shift)
        return HorizontalList([list])
    }

    func setUnderline(_ body: HorizontalList) -> Node {
        let thickness = state.ruleThickness
        let list = VerticalList([HorizontalList([body]), Kern(3 * thickness), Rule(thickness: thickness)])
        let total = list.height + list.depth + thickness
        list.height = body.height
        list.depth = total - list.height
        return HorizontalList([list])
    }

    // MARK: - Stacks and delimiters

    func setAnnotation(_ annotation: HorizontalList, _ body: HorizontalList, isUnder: Bool) -> Node {
        annotation.shrink()
        let width = max(annotation.width, body.width)
        let (small, large) = (
            HorizontalList.centered(annotation, width: width), HorizontalList.centered(body, width: width)
        )
        let gap = 3 * state.ruleThickness
        let room = Box(width: 0, height: 0, depth: gap)
        let list = VerticalList(isUnder ? [large, room, small] : [small, room, large])
        if isUnder { list.shift = large.depth + small.height + gap }
        return list
    }

    func setStack(_ rows: [HorizontalList]) -> Node {
        let width = rows.map(\.width).max() ?? 0
        var nodes: [Node] = []
        for row in rows {
            if !nodes.isEmpty { nodes.append(Box(width: 0, height: 0, depth: 2 * state.ruleThickness)) }
            nodes.append(HorizontalList.centered(row, width: width))
        }
        return HorizontalList([VerticalList(nodes)])
    }

    func setDelimiters(_ left: String, _ parts: [DelimitedPart], _ right: String) -> Node {
        var nodes: [Node] = []
        for case .node(let node) in parts { nodes.append(node) }
        let (height, depth) = (nodes.map(\.boxHeight).max() ?? 0, nodes.map(\.boxDepth).max() ?? 0)
        let factor: Double? = parts.isEmpty ? 1 : nil
        let state = state
        func tall(_ symbol: String) -> [Node] {
            symbol == "."
                ? [] : [HorizontalList.tall(symbol, height: height, depth: depth, state, factor: factor)]
        }
        let middle = parts.flatMap { part in
            switch part {
            case .node(let node): [node]
            case .delimiter(let symbol): tall(symbol)
            }
        }
        return HorizontalList(tall(left) + middle + tall(right))
    }
}
