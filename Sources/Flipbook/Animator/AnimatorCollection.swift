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
    /// The animators; their names must differ.
    static var animators: [any Animator.Type] { get }
}
