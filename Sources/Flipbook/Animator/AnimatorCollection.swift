/// Several animators in one program, each rendered by its name.
///
/// ```swift
/// @main
/// struct Reel: AnimatorCollection {
///     static var animators: [any Animator.Type] { [Wave.self, Bars.self] }
/// }
/// ```
///
/// `swift package render-animation Reel/Bars`, or `swift run -c release Reel Bars`.
public protocol AnimatorCollection {
    /// The animators. Their names, without modules and outer types, must differ: else the program says so and ends.
    static var animators: [any Animator.Type] { get }
}
