@main
extension CosineWave {}
