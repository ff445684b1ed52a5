"""Lời trên trang thủ tục: what a procedure is for, in one sentence; the start page of maternity in full.

Figures are not written here: pages read them from the law's figures of the day.
"""

from dataclasses import dataclass

from claims.catalogue.procedures import BENEFITS, BOOKS, COLLECTION, HEALTH, LINKED, PAYMENT
from vssportal.kernel.errors import gettext_noop as _

# Part of the address of each group, and its short name on chips.
GROUP_SLUGS = {
    "thu": COLLECTION,
    "so-the": BOOKS,
    "che-do": BENEFITS,
    "chi-tra": PAYMENT,
    "bhyt": HEALTH,
    "lien-thong": LINKED,
}

SUMMARIES = {
    "dang-ky-dong-bhxh": _("Đơn vị đăng ký đóng, báo tăng, giảm, đổi mức đóng cho người lao động."),
    "bhxh-tu-nguyen": _("Tự đóng BHXH để sau này có lương hưu; chọn mức đóng, cách đóng, đổi khi cần."),
    "bhyt-ho-gia-dinh": _("Đóng BHYT và nhận thẻ cho người không có đơn vị đóng thay."),
    "cap-lai-so-the": _("Nhận lại sổ, thẻ bị mất, hỏng; sửa họ tên, ngày sinh và thông tin khác."),
    "om-dau": _("Nhận tiền những ngày nghỉ việc vì ốm hoặc chăm con ốm."),
    "thai-san": _("Nhận trợ cấp khi khám thai, sinh con, nhận con nuôi, hoặc khi vợ sinh con."),
    "duong-suc": _("Nhận tiền những ngày nghỉ thêm để phục hồi sức khỏe."),
    "tai-nan-lao-dong-lan-dau": _(
        "Nhận trợ cấp theo mức suy giảm khả năng lao động sau tai nạn, bệnh nghề nghiệp."
    ),
    "tai-nan-lao-dong-tai-phat": _("Giám định lại và điều chỉnh trợ cấp khi vết thương, bệnh cũ tái phát."),
    "tai-nan-lao-dong-tiep-tuc": _("Tính lại trợ cấp khi bị tai nạn, bệnh nghề nghiệp thêm lần nữa."),
    "tu-tuat": _("Thân nhân nhận trợ cấp mai táng và trợ cấp tuất khi người tham gia qua đời."),
    "tro-cap-613": _("Trợ cấp hằng tháng cho người hết hạn hưởng trợ cấp mất sức lao động."),
    "bhxh-mot-lan": _("Nhận một lần số tiền ứng với thời gian đã đóng, không hưởng lương hưu."),
    "luong-huu": _("Nhận lương hưu hằng tháng khi đủ tuổi và đủ thời gian đóng."),
    "huu-tri-ra-nuoc-ngoai": _("Nhận trợ cấp một lần khi đang hưởng lương hưu mà ra nước ngoài định cư."),
    "huong-tiep-luong-huu": _("Nhận lại lương hưu, trợ cấp đã tạm dừng."),
    "chuyen-noi-huong": _("Chuyển nơi nhận lương hưu, trợ cấp sang xã, phường hoặc tỉnh khác."),
    "dieu-chinh-quyet-dinh": _("Sửa, hủy quyết định hưởng hoặc chấm dứt hưởng khi có thay đổi."),
    "phu-cap-nha-giao": _("Trợ cấp cho nhà giáo nghỉ hưu chưa có phụ cấp thâm niên trong lương hưu."),
    "tro-cap-that-nghiep": _("Nhận trợ cấp thất nghiệp theo quyết định của cơ quan dịch vụ việc làm."),
    "hop-dong-kham-chua-benh": _("Cơ sở khám bệnh, chữa bệnh ký hợp đồng với cơ quan BHXH."),
    "doi-cach-nhan-tien": _("Đổi từ tiền mặt sang tài khoản hoặc ngược lại, sửa thông tin người nhận."),
    "lien-thong-khai-sinh": _("Làm một lần khai sinh, thường trú và thẻ BHYT cho con dưới 6 tuổi."),
    "lien-thong-khai-tu": _("Làm một lần khai tử, xóa thường trú và trợ cấp mai táng."),
    "giay-chung-nhan-han-quoc": _("Xác nhận thời gian tham gia BHXH ở Việt Nam để không đóng hai nơi."),
}


@dataclass(frozen=True, slots=True)
class StartText:
    """Trang bắt đầu: who may ask, what they get, what they need, each as short lines."""

    who: tuple[str, ...] = ()
    gets: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    counter: str = ""


STARTS = {
    "thai-san": StartText(
        who=(
            _("Lao động nữ sinh con, nhận con nuôi, đã đóng BHXH bắt buộc đủ số tháng trước khi sinh"),
            _("Lao động nam đang đóng BHXH bắt buộc có vợ sinh con"),
            _("Người đi khám thai, sảy thai, phá thai, thai chết theo giấy của cơ sở khám bệnh"),
            _("Người đóng BHXH tự nguyện sinh con"),
            _("Đã thôi việc trước khi sinh vẫn được hưởng nếu đủ số tháng đóng"),
        ),
        gets=(
            _("Tiền thay lương trong thời gian nghỉ, tính trên bình quân tiền lương đóng BHXH gần nhất"),
            _("Trợ cấp một lần cho mỗi con khi sinh con, nhận con nuôi"),
            _("Thời gian nghỉ sinh con, nhận con nuôi được tính là thời gian đóng BHXH"),
        ),
        needs=(
            _("Giấy chứng sinh hoặc giấy khai sinh của con (ảnh chụp rõ 4 góc)"),
            _("Nghỉ dưỡng thai, điều trị vô sinh, sinh phẫu thuật: thêm giấy của cơ sở khám bệnh"),
            _("Nhận con nuôi: giấy chứng nhận nuôi con nuôi và biên bản giao nhận con"),
            _("Số tài khoản ngân hàng đứng tên bạn"),
        ),
        counter=_("Cũng có thể nộp qua đơn vị nơi bạn làm việc, tại cơ quan BHXH hoặc qua bưu chính."),
    ),
}
