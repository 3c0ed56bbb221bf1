#include "core/media/encode.h"

#include "core/base/error.h"
#include "core/media/opencv.h"

#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

namespace tw::media {

std::string encode_jpeg(const Image& image, int quality) {
    if (image.empty() || (image.channels != 1 && image.channels != 3)) throw Error("a JPEG needs a grey or RGB picture");
    cv::Mat pixels = view(image);
    if (image.channels == 3) {
        cv::Mat bgr;
        cv::cvtColor(pixels, bgr, cv::COLOR_RGB2BGR);
        pixels = bgr;
    }
    std::vector<std::uint8_t> bytes;
    try {
        cv::imencode(".jpg", pixels, bytes, {cv::IMWRITE_JPEG_QUALITY, quality});
    } catch (const cv::Exception& error) {
        throw Error(std::string("a JPEG cannot be written: ") + error.err);
    }
    return {bytes.begin(), bytes.end()};
}

std::string synthetic_xmp_packet(bool composite) {
    const std::string type = composite ? "compositeWithTrainedAlgorithmicMedia" : "trainedAlgorithmicMedia";
    return "<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
           "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\">\n"
           " <rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">\n"
           "  <rdf:Description rdf:about=\"\" xmlns:Iptc4xmpExt=\"http://iptc.org/std/Iptc4xmpExt/2008-02-29/\">\n"
           "   <Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/" +
           type +
           "</Iptc4xmpExt:DigitalSourceType>\n"
           "  </rdf:Description>\n"
           " </rdf:RDF>\n"
           "</x:xmpmeta>\n"
           "<?xpacket end=\"r\"?>";
}

}  // namespace tw::media
