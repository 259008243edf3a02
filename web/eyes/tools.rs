//! The controls of the eye's corruption.

use afterimage_app::eyes::{EyesAction, RADII, THICKNESSES, degrees};
use afterimage_app::state::Action;
use afterimage_app::texts::eyes as texts;
use afterimage_imaging::{MAX_EYE_NOISE, Reticle, ReticleShape};
use yew::prelude::*;

use super::colours::Colours;
use crate::ui::{Select, Slider, Switch};

#[derive(Properties, PartialEq)]
pub struct EyeToolsProps {
    /// The crosshair.
    pub reticle: Reticle,
    /// Whether the crosshair is shown.
    pub has_crosshair: bool,
    /// Strength of the noise, 0 to [`MAX_EYE_NOISE`].
    pub noise: f32,
    /// Receives the actions.
    pub dispatch: Callback<Action>,
}

/// The controls of the crosshair and the noise.
#[component]
pub fn EyeTools(props: &EyeToolsProps) -> Html {
    let dispatch = props.dispatch.reform(Action::Eyes);
    html! {
        <div class="tools for-seen">
            <div class="corruption-tool" role="group" aria-label={texts::text().crosshair}>
                <Switch
                    label={texts::text().crosshair}
                    is_on={props.has_crosshair}
                    onchange={dispatch.reform(EyesAction::ShowCrosshair)}
                />
                if props.has_crosshair {
                    { appearance(&props.reticle, &dispatch) }
                }
            </div>
            <div class="corruption-tool">
                <Slider
                    id="eye-noise"
                    label={texts::text().noise}
                    value={props.noise}
                    max={MAX_EYE_NOISE}
                    onchange={dispatch.reform(EyesAction::SetNoise)}
                />
                <div class="row">
                    <button type="button" onclick={dispatch.reform(|_: MouseEvent| EyesAction::NewNoise)}>
                        { texts::text().new_noise }
                    </button>
                </div>
            </div>
        </div>
    }
}

/// The controls of the crosshair's shape, colour and size.
fn appearance(reticle: &Reticle, dispatch: &Callback<EyesAction>) -> Html {
    let shapes: Vec<_> = ReticleShape::ALL.map(|shape| (texts::shape_value(shape), texts::shape(shape).into())).into();
    let picked = dispatch.clone();
    let onchange = Callback::from(move |value: String| {
        if let Some(shape) = ReticleShape::ALL.into_iter().find(|shape| texts::shape_value(*shape) == value) {
            picked.emit(EyesAction::SetShape(shape));
        }
    });
    html! {
        <>
            <p class="hint">{ texts::text().crosshair_hint }</p>
            <Select
                id="shape"
                label={texts::text().shape}
                options={shapes}
                chosen={texts::shape_value(reticle.shape)}
                {onchange}
            />
            <Colours colour={reticle.colour} onchange={dispatch.reform(EyesAction::SetColour)} />
            <div class="pair">
                <Slider
                    id="eye-thickness"
                    label={texts::text().thickness}
                    value={reticle.thickness}
                    min={*THICKNESSES.start()}
                    max={*THICKNESSES.end()}
                    step={0.5}
                    text={texts::pixels(reticle.thickness)}
                    onchange={dispatch.reform(EyesAction::SetThickness)}
                />
                <Slider
                    id="eye-angle"
                    label={texts::text().angle}
                    value={degrees(reticle)}
                    min={-180.0}
                    max={180.0}
                    step={1.0}
                    text={texts::angle(reticle)}
                    onchange={dispatch.reform(|degrees: f32| EyesAction::TurnTo(degrees.to_radians()))}
                />
                if reticle.shape != ReticleShape::Cross {
                    <Slider
                        id="eye-size"
                        label={texts::text().size}
                        value={reticle.radius}
                        min={*RADII.start()}
                        max={*RADII.end()}
                        step={0.5}
                        text={texts::pixels(reticle.radius)}
                        onchange={dispatch.reform(EyesAction::SetRadius)}
                    />
                }
            </div>
        </>
    }
}
