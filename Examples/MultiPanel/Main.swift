@main
extension MultiPanel {}
