import ArgumentParser
import FlipbookCoding
import FlipbookRender

/// The options of an animator's own, for the controls of a page.
enum OptionControls {
    /// What swift-argument-parser knows of the options, with the values that they have. Arguments without a name are left out.
    static func options<Options: ParsableArguments>(of values: Options) -> [StudioOption] {
        guard let description = description(of: Options.self),
            case .array(let arguments)? = description["command"]?["arguments"]
        else { return [] }
        let properties = properties(of: values)
        var options: [StudioOption] = []
        for argument in arguments {
            guard let kind = argument["kind"]?.string, kind != "positional", argument["shouldDisplay"] != false,
                argument["isRepeating"] != true, let name = argument["preferredName"]?["name"]?.string, name != "help",
                name != "version"
            else { continue }
            let dashes = argument["preferredName"]?["kind"]?.string == "long" ? "--" : "-"
            let text = argument["abstract"]?.string ?? ""
            if kind == "flag" {
                // A flag that can be said to be off comes twice, its other name second.
                if let last = options.last, last.kind == .flag, name == off(last.name) {
                    options[options.count - 1].offName = dashes + name
                } else if let value = (properties[name[...]] ?? properties[name.trimmingPrefix("enable-")]) as? Bool {
                    options.append(StudioOption(name: dashes + name, kind: .flag, value: "\(value)", help: text))
                }
                continue
            }
            let value: Any? = properties[name[...]] ?? argument["defaultValue"]?.string
            var option = StudioOption(name: dashes + name, kind: .text, value: words(value), help: text)
            if case .array(let choices)? = argument["allValueStrings"] ?? argument["allValues"] {
                option.choices = choices.compactMap(\.string)
            }
            option.kind = self.kind(of: value, choices: option.choices)
            options.append(option)
        }
        return options
    }

    /// The options in the form that swift-argument-parser gives to other tools.
    private static func description(of options: (some ParsableArguments).Type) -> JSONValue? {
        do {
            _ = try options.parse(["--experimental-dump-help"])
            return nil
        } catch {
            return JSONValue(parsing: Array(options.message(for: error).utf8))
        }
    }

    private static func off(_ name: String) -> String {
        let name = name.drop { $0 == "-" }
        return name.hasPrefix("enable-") ? "disable-" + name.dropFirst(7) : "no-" + name
    }

    private static func kind(of value: Any?, choices: [String]) -> StudioOption.Kind {
        if !choices.isEmpty { return .choice }
        return switch value {
        case is any BinaryInteger: .integer
        case is any BinaryFloatingPoint: .number
        default: .text
        }
    }

    private static func words(_ value: Any?) -> String {
        guard let value else { return "" }
        return (value as? any ExpressibleByArgument)?.defaultValueDescription ?? "\(value)"
    }

    /// The values of the properties, by the names that they have on the command line unless they are given others.
    private static func properties(of options: Any) -> [Substring: Any] {
        var found: [Substring: Any] = [:]
        for child in Mirror(reflecting: options).children {
            if let group = child.value as? any GroupProperty {
                found.merge(properties(of: group.options)) { first, _ in first }
            } else if let label = child.label, let value = (child.value as? any ShownProperty)?.shown {
                found[kebab(label.drop { $0 == "_" })[...]] = value
            }
        }
        return found
    }

    private static func kebab(_ name: some StringProtocol) -> String {
        name.reduce(into: "") { text, letter in
            if letter.isUppercase, !text.isEmpty { text += "-" }
            text += letter.lowercased()
        }
    }
}

/// A property wrapper of swift-argument-parser's, whose value is shown.
private protocol ShownProperty {
    /// The value; nil for none.
    var shown: Any? { get }
}

/// A group of options.
private protocol GroupProperty {
    var options: Any { get }
}

extension Option: ShownProperty {
    fileprivate var shown: Any? { unwrapped(wrappedValue) }
}
extension Flag: ShownProperty {
    fileprivate var shown: Any? { unwrapped(wrappedValue) }
}
extension OptionGroup: GroupProperty {
    fileprivate var options: Any { wrappedValue }
}

/// What an optional holds; any other value itself.
private func unwrapped(_ value: Any) -> Any? {
    let mirror = Mirror(reflecting: value)
    return mirror.displayStyle == .optional ? mirror.children.first?.value : value
}
