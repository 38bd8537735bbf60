import ArgumentParser

/// Options of an animator's own, declared as swift-argument-parser's are:
///
/// ```swift
/// final class Lorenz: Animator {
///     struct Options: AnimatorOptions {
///         @Option(help: "How strongly convection drives the flow.") var rho = 28.0
///         @Flag(help: "Leave a trail.") var trail = false
///     }
///     let options: Options
///     init(options: Options) { self.options = options }
/// ```
///
/// On the command line they stand among the renderer's options, or after `--` (where a name is taken by both, only
/// there). In code they are a value: `Lorenz.Options.with { $0.rho = 14 }`. Every worker gets the same, and they are
/// part of the key of every frame. So the type of each must be `Codable`, as numbers, strings and their arrays are: an
/// enumeration of your own says so, as in `enum Shape: String, ExpressibleByArgument, Codable`. An
/// option with `help: .private` must have a name that no option of the renderer has.
public protocol AnimatorOptions: ParsableArguments, Sendable {}

extension AnimatorOptions {
    /// The defaults, changed as `change` says.
    ///
    /// - Parameters:
    ///   - arguments: what the command line would say; needed for options that have no default.
    ///   - change: sets the others.
    /// - Throws: where an option has no default and isn't among the arguments.
    public static func with(arguments: [String] = [], _ change: (inout Self) throws -> Void) throws -> Self {
        var options = try parse(arguments)
        try change(&options)
        return options
    }
}

/// The options of an animator that declares none.
public struct NoOptions: ParsableArguments, Sendable {
    /// No options.
    public init() {}
}
