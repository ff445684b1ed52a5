"""Theo việc của bạn: eight events of life as steps across procedures."""

from dataclasses import dataclass

from vssportal.kernel.errors import gettext_noop as _


@dataclass(frozen=True, slots=True)
class EventStep:
    """Một bước: what to do and why; ``procedure`` is a slug of the catalogue, empty when it is done elsewhere."""

    title: str
    text: str
    procedure: str = ""


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """Một việc trong đời."""

    slug: str
    title: str
    lead: str
    steps: tuple[EventStep, ...]


LIFE_EVENTS = (
    LifeEvent(
        "sinh-con",
        _("Sinh con, nhận con nuôi"),
        _("Từ lúc mang thai đến khi con có thẻ BHYT."),
        (
            EventStep(
                _("Nghỉ khám thai, nghỉ sinh, vợ sinh con"),
                _("Kiểm tra điều kiện, xem số tiền dự kiến rồi nộp hồ sơ."),
                "thai-san",
            ),
            EventStep(
                _("Khai sinh, thường trú, thẻ BHYT cho con"),
                _("Làm một lần trên Cổng Dịch vụ công quốc gia."),
                "lien-thong-khai-sinh",
            ),
            EventStep(
                _("Dưỡng sức sau sinh"),
                _("Khi đi làm lại trong 30 ngày đầu mà sức khỏe chưa phục hồi."),
                "duong-suc",
            ),
        ),
    ),
    LifeEvent(
        "om-dau",
        _("Ốm đau, con ốm"),
        _("Khi phải nghỉ việc vì mình ốm hoặc chăm con ốm."),
        (
            EventStep(
                _("Nhận tiền những ngày nghỉ ốm"),
                _("Đưa giấy ra viện hoặc giấy chứng nhận nghỉ việc cho đơn vị; đơn vị nộp hồ sơ."),
                "om-dau",
            ),
            EventStep(_("Dưỡng sức sau ốm"), _("Khi đi làm lại mà sức khỏe chưa phục hồi."), "duong-suc"),
        ),
    ),
    LifeEvent(
        "mat-viec",
        _("Mất việc, đổi việc"),
        _("Giữ quyền lợi khi rời đơn vị."),
        (
            EventStep(
                _("Xem sổ đã chốt chưa"),
                _("Đơn vị báo giảm và chốt sổ khi bạn nghỉ việc."),
                "dang-ky-dong-bhxh",
            ),
            EventStep(
                _("Nhận trợ cấp thất nghiệp"),
                _("Nộp tại trung tâm dịch vụ việc làm, tiền do cơ quan BHXH chi trả."),
                "tro-cap-that-nghiep",
            ),
            EventStep(
                _("Đóng tiếp để không gián đoạn"), _("Tự đóng BHXH trong lúc chưa có việc."), "bhxh-tu-nguyen"
            ),
            EventStep(_("Giữ thẻ BHYT"), _("Đóng BHYT theo hộ gia đình."), "bhyt-ho-gia-dinh"),
            EventStep(
                _("Trước khi rút BHXH một lần"),
                _("Rút rồi thì không còn thời gian đóng để hưởng lương hưu. Xem kỹ trước khi chọn."),
                "bhxh-mot-lan",
            ),
        ),
    ),
    LifeEvent(
        "nghi-huu",
        _("Nghỉ hưu"),
        _("Khi sắp đến tuổi hoặc đã đủ thời gian đóng."),
        (
            EventStep(_("Hưởng lương hưu"), _("Xem điều kiện tuổi, thời gian đóng và hồ sơ."), "luong-huu"),
            EventStep(
                _("Chọn cách nhận tiền"),
                _("Tài khoản hoặc tiền mặt, đổi lúc nào cũng được."),
                "doi-cach-nhan-tien",
            ),
            EventStep(
                _("Chuyển nơi nhận khi dọn nhà"), _("Chuyển lương hưu theo nơi ở mới."), "chuyen-noi-huong"
            ),
        ),
    ),
    LifeEvent(
        "the-bhyt",
        _("Thẻ bảo hiểm y tế"),
        _("Có thẻ, giữ thẻ đúng thông tin."),
        (
            EventStep(
                _("Chưa có thẻ"), _("Đóng BHYT theo hộ gia đình hoặc nhóm của bạn."), "bhyt-ho-gia-dinh"
            ),
            EventStep(
                _("Mất thẻ, sai thông tin"), _("Cấp lại thẻ, sửa họ tên, ngày sinh."), "cap-lai-so-the"
            ),
            EventStep(_("Thẻ cho con mới sinh"), _("Làm cùng lúc với khai sinh."), "lien-thong-khai-sinh"),
        ),
    ),
    LifeEvent(
        "tai-nan-lao-dong",
        _("Tai nạn lao động, bệnh nghề nghiệp"),
        _("Khi bị tai nạn lúc làm việc hoặc mắc bệnh do nghề."),
        (
            EventStep(
                _("Hưởng trợ cấp lần đầu"), _("Sau khi có kết quả giám định."), "tai-nan-lao-dong-lan-dau"
            ),
            EventStep(
                _("Vết thương, bệnh cũ tái phát"),
                _("Giám định lại để điều chỉnh trợ cấp."),
                "tai-nan-lao-dong-tai-phat",
            ),
            EventStep(_("Bị thêm lần nữa"), _("Trợ cấp tính gộp các lần."), "tai-nan-lao-dong-tiep-tuc"),
            EventStep(_("Dưỡng sức sau điều trị"), _("Khi sức khỏe chưa phục hồi."), "duong-suc"),
        ),
    ),
    LifeEvent(
        "tu-dong-bao-hiem",
        _("Tự đóng bảo hiểm"),
        _("Khi bạn làm tự do, không có đơn vị đóng thay."),
        (
            EventStep(_("BHXH tự nguyện"), _("Đóng để có lương hưu, trợ cấp thai sản."), "bhxh-tu-nguyen"),
            EventStep(_("BHYT hộ gia đình"), _("Người thứ hai trở đi đóng ít hơn."), "bhyt-ho-gia-dinh"),
        ),
    ),
    LifeEvent(
        "nguoi-than-qua-doi",
        _("Người thân qua đời"),
        _("Những việc cần làm, có thể nhờ người khác làm thay."),
        (
            EventStep(
                _("Khai tử, xóa thường trú, mai táng phí"),
                _("Làm một lần trên Cổng Dịch vụ công quốc gia."),
                "lien-thong-khai-tu",
            ),
            EventStep(
                _("Trợ cấp mai táng và trợ cấp tuất"), _("Cho thân nhân của người đã đóng BHXH."), "tu-tuat"
            ),
        ),
    ),
)
_BY_SLUG = {event.slug: event for event in LIFE_EVENTS}


def life_event_of(slug: str) -> LifeEvent | None:
    """Một việc by its slug; None for an unknown one."""
    return _BY_SLUG.get(slug)
